/** Classes of characters by name. */

import { unicodePattern } from '../unicode-pattern.ts';
import type { CharacterClass, Characters } from './convention.ts';

/** Whether a character belongs to a class. */
const classes: Readonly<Record<CharacterClass, (character: string) => boolean>> = {
  letters: (character) => /^[a-z]$/i.test(character),
  lowercase: (character) => /^[a-z]$/.test(character),
  digits: (character) => /^\d$/.test(character),
  'unicode-letters': (character) => unicodePattern('^[\\p{L}\\p{M}\\p{N}]$').test(character),
};

/** The names of the classes. */
export const CLASSES = Object.keys(classes) as CharacterClass[];

/** Whether a text is the name of a class. */
export function isClass(name: string): name is CharacterClass {
  return Object.hasOwn(classes, name);
}

/** Whether a text is one character: one code point, and not half of one. */
export function isCharacter(text: string): boolean {
  return [...text].length === 1 && !/^[\ud800-\udfff]$/.test(text);
}

/** Whether a set has a character, which is one code point. */
export function has(set: Characters, character: string): boolean {
  return set.some((item) => (isClass(item) ? classes[item](character) : item === character));
}
