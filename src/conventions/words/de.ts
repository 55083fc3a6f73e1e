import type { ConventionWords } from './language.ts';

/** German. */
export const de: ConventionWords = {
  rules: {
    'convention-character': 'Bei {domain} sind vor dem @ nur {list} erlaubt',
    'convention-first-character': 'Bei {domain} sind am Anfang des Namens nur {list} erlaubt',
    'convention-last-character': 'Bei {domain} sind am Ende des Namens nur {list} erlaubt',
    'convention-missing-character':
      'Bei {domain} muss der Name mindestens ein Zeichen hiervon enthalten: {list}',
    'convention-repeated-separator': 'Bei {domain} dürfen {list} nicht doppelt hintereinander stehen',
    'convention-adjacent-separators': 'Bei {domain} dürfen diese Zeichen nicht nebeneinander stehen: {list}',
    'convention-too-short': 'Bei {domain} muss der Name mindestens {count} {unit} haben',
    'convention-too-long': 'Bei {domain} darf der Name höchstens {count} {unit} haben',
    'convention-tag': 'Bei {domain} kann kein Zusatz an den Namen angehängt werden ({list})',
    'convention-blocked-name': 'Bei {domain} gibt es keine Adresse mit diesem Namen',
    'convention-reserved-name': 'Bei {domain} ist dieser Name reserviert',
    'convention-not-a-recipient': '{domain} empfängt keine E-Mails',
  },
  characters: {
    letters: 'Buchstaben von a bis z',
    lowercase: 'Kleinbuchstaben von a bis z',
    digits: 'Ziffern',
    'unicode-letters': 'Buchstaben und Ziffern jeder Schrift',
    '.': 'Punkte',
    '-': 'Bindestriche',
    _: 'Unterstriche',
    '+': 'Pluszeichen',
    "'": 'Apostrophe',
    '/': 'Schrägstriche',
    '=': 'Gleichheitszeichen',
    '~': 'Tilden',
    '&': 'Und-Zeichen (&)',
    '#': 'Rautezeichen',
    '*': 'Sternchen',
    ' ': 'Leerzeichen',
  },
  comma: ', ',
  and: ' und ',
  or: ' oder ',
  units: { characters: 'Zeichen', octets: 'Byte' },
  ignoring: '. Nicht gezählt werden: {list}',
  isAscii: false,
};
