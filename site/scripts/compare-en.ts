import { referenceEn } from '../../src/reference/en/en.ts';
import { en } from '../src/words.ts';
import { compareHere } from './comparing.ts';

export const compare = () => compareHere(referenceEn, en);
