import { referenceFr } from '../../src/reference/fr/fr.ts';
import { fr } from '../src/words.ts';
import { compareHere } from './comparing.ts';

export const compare = () => compareHere(referenceFr, fr);
