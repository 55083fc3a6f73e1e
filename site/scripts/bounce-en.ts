import { referenceEn } from '../../src/reference/en/en.ts';
import { en } from '../src/words.ts';
import { readHere } from './reading.ts';

export const read = () => readHere(referenceEn, en);
