import type { ConventionWords } from './language.ts';

/** Polish. */
export const pl: ConventionWords = {
  rules: {
    'convention-character': 'W domenie {domain} przed znakiem @ mogą być tylko {list}',
    'convention-first-character': 'W domenie {domain} na początku nazwy mogą być tylko {list}',
    'convention-last-character': 'W domenie {domain} na końcu nazwy mogą być tylko {list}',
    'convention-missing-character':
      'W domenie {domain} nazwa musi zawierać co najmniej jeden z tych znaków: {list}',
    'convention-repeated-separator':
      'W domenie {domain} te znaki nie mogą się powtarzać bezpośrednio po sobie: {list}',
    'convention-adjacent-separators': 'W domenie {domain} te znaki nie mogą stać obok siebie: {list}',
    'convention-too-short': 'W domenie {domain} najmniejsza liczba {unit} w nazwie to {count}',
    'convention-too-long': 'W domenie {domain} największa liczba {unit} w nazwie to {count}',
    'convention-tag': 'W domenie {domain} nie można dodać etykiety do nazwy ({list})',
    'convention-blocked-name': 'W domenie {domain} nie ma adresu o tej nazwie',
    'convention-reserved-name': 'W domenie {domain} ta nazwa jest zastrzeżona',
    'convention-not-a-recipient': 'Domena {domain} nie przyjmuje poczty',
  },
  characters: {
    letters: 'litery od a do z',
    lowercase: 'małe litery od a do z',
    digits: 'cyfry',
    'unicode-letters': 'litery i cyfry dowolnego pisma',
    '.': 'kropki',
    '-': 'łączniki',
    _: 'podkreślenia',
    '+': 'znaki plus',
    "'": 'apostrofy',
    '/': 'ukośniki',
    '=': 'znaki równości',
    '~': 'tyldy',
    '&': 'znaki &',
    '#': 'znaki #',
    '*': 'gwiazdki',
    ' ': 'spacje',
  },
  comma: ', ',
  and: ' i ',
  or: ' lub ',
  units: { characters: 'znaków', octets: 'bajtów' },
  ignoring: '. Nie liczą się: {list}',
  isAscii: false,
};
