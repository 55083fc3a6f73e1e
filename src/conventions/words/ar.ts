import type { ConventionWords } from './language.ts';

/** Arabic. Domains and signs stand in directional isolates (UAX 9). */
export const ar: ConventionWords = {
  rules: {
    'convention-character': 'لا يُسمح قبل الرمز @ في \u2068{domain}\u2069 إلا بما يلي: {list}',
    'convention-first-character': 'لا يُسمح في بداية الاسم في \u2068{domain}\u2069 إلا بما يلي: {list}',
    'convention-last-character': 'لا يُسمح في نهاية الاسم في \u2068{domain}\u2069 إلا بما يلي: {list}',
    'convention-missing-character':
      'يجب أن يحتوي الاسم في \u2068{domain}\u2069 على واحد مما يلي على الأقل: {list}',
    'convention-repeated-separator':
      'لا يُسمح في \u2068{domain}\u2069 بتكرار أي مما يلي مرتين متتاليتين: {list}',
    'convention-adjacent-separators': 'لا يُسمح في \u2068{domain}\u2069 بتجاور أي اثنين مما يلي: {list}',
    'convention-too-short': 'الحد الأدنى لعدد {unit} في الاسم في \u2068{domain}\u2069 هو {count}',
    'convention-too-long': 'الحد الأقصى لعدد {unit} في الاسم في \u2068{domain}\u2069 هو {count}',
    'convention-tag': 'لا يمكن إضافة وسم إلى الاسم في \u2068{domain}\u2069: {list}',
    'convention-blocked-name': 'لا يوجد في \u2068{domain}\u2069 عنوان بهذا الاسم',
    'convention-reserved-name': 'هذا الاسم محجوز في \u2068{domain}\u2069',
    'convention-not-a-recipient': 'لا يستقبل \u2068{domain}\u2069 أي بريد',
  },
  characters: {
    letters: 'حروف إنجليزية',
    lowercase: 'حروف إنجليزية صغيرة',
    digits: 'أرقام',
    'unicode-letters': 'حروف وأرقام من أي نظام كتابة',
    '.': 'نقاط',
    '-': 'شرطات',
    _: 'شرطات سفلية',
    '+': 'علامات زائد',
    "'": 'فواصل عليا',
    '/': 'شرطات مائلة',
    '=': 'علامات يساوي',
    '~': 'علامات تلدة',
    '&': 'علامات \u2066&\u2069',
    '#': 'علامات شباك',
    '*': 'علامات نجمة',
    ' ': 'مسافات',
  },
  comma: '، ',
  and: ' و',
  or: ' أو ',
  units: { characters: 'الأحرف', octets: 'وحدات البايت' },
  ignoring: '، دون احتساب: {list}',
  sign: '\u2066{sign}\u2069',
  isAscii: false,
};
