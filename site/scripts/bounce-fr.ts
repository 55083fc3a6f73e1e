import { referenceFr } from '../../src/reference/fr/fr.ts';
import { fr } from '../src/words.ts';
import { readHere } from './reading.ts';

export const read = () => readHere(referenceFr, fr);
