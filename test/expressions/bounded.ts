/** An expression that takes more than linear time, and why that is no harm. */
export interface Bounded {
  /** The file, from the root of the package. */
  file: string;
  /** The expression as it is written there. */
  text: string;
  /** What keeps short what it reads. */
  because: string;
}

export const bounded: readonly Bounded[] = [
  {
    file: 'src/cli/words/wording.ts',
    text: '/\\B(?=(?:\\d{3})+$)/g',
    because: 'reads the digits of one number',
  },
  {
    file: 'src/damage/labels.ts',
    text: 'unicodePattern(LABEL)',
    because: 'reads the first 64 units of what is left of the text',
  },
  {
    file: 'src/damage/names.ts',
    text: 'unicodePattern(BARE_NAME)',
    because: 'reads no text over 320 units',
  },
  {
    file: 'src/damage/names.ts',
    text: "unicodePattern('[\\\\p{L}\\\\p{M}]+(?=[^\\\\p{L}\\\\p{M}]*$)')",
    because: 'reads the words before an address in a text of at most 320 units',
  },
  {
    file: 'src/damage/wrapping.ts',
    text: 'unicodePattern(TRAILING)',
    because: 'reads the last 64 units of what is left of the text',
  },
  {
    file: 'src/damage/no-address.ts',
    text: 'unicodePattern(PLACEHOLDER)',
    because: 'reads no text over MAX_PLACEHOLDER, 32 units',
  },
  {
    file: 'src/near-miss/find.ts',
    text: '/^[^.]+.*?((?:\\.[^.]+){1,2})\\1$/',
    because: 'reads no domain over MAX_DOMAIN, 253 octets',
  },
  {
    file: 'src/batch/forms/rules.ts',
    text: '/\\.[^w9]*$/',
    because: 'reads a form, which no text over 254 octets has',
  },
  {
    file: 'src/batch/forms/rules.ts',
    text: '/[^ "]<.*>|^[^@]*[^w9] [^<@]*@/',
    because: 'reads a form, which no text over 254 octets has',
  },
  {
    file: 'src/batch/forms/rules.ts',
    text: '/@.*:|;|=\\?|\\?.*=|".*=|<.*\\/|\\/.*<|:.*[ "=]|[ "=].*:/',
    because: 'reads a form, which no text over 254 octets has',
  },
];
