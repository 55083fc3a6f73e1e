/**
 * Properties that only the package itself reads, and what they are called in the build. A minifier shortens variables, but
 * cannot know which properties nothing outside reads: these make up one per cent of a browser's bundle.
 *
 * The library, the command and the worker pass objects to each other, so that all builds write the same names. No name
 * here occurs in the types that users get, in a result, in options, or as a key of JSON; no short name is a property of
 * anything else. test/build/shrink.test.ts and test/package.test.ts hold them to that.
 */
export const privateNames = {
  addMasking: 'M',
  commentsEnd: 'C',
  faults: 'F',
  faulty: 'Y',
  features: 'U',
  findings: 'G',
  forIdna: 'I',
  giveUp: 'X',
  hasNoAddress: 'N',
  isFullAt: 'A',
  isInOrder: 'O',
  isMasked: 'K',
  isTooLong: 'L',
  isVerbatim: 'V',
  lastStart: 'T',
  localPartSound: 'S',
  mayBeComment: 'W',
  noAscii: 'J',
  offsets: 'P',
  rowOf: 'R',
  skipClass: 'E',
  skipComment: 'Q',
  skipRun: 'Z',
} as const;
