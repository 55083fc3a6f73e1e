// Compares ./standard/lazy with ./standard on 500,000 addresses, from dist: node scripts/compare-lazy.mjs [COUNT [SEED]]
import { lazyCorpus } from '../bench/lazy-corpus.mjs';
import { emailSchema } from '../dist/standard.js';
import { emailSchema as lazySchema } from '../dist/standard-lazy.js';

const [count = 500_000, seed] = process.argv.slice(2).map(Number);
const whole = emailSchema()['~standard'].validate;
const lazy = lazySchema()['~standard'].validate;
const texts = lazyCorpus(count, seed);
let [atOnce, valid, different] = [0, 0, 0];
for (const text of texts) {
  const expected = whole(text);
  const found = lazy(text);
  if (!expected.issues) valid++;
  if (!(found instanceof Promise)) atOnce++;
  if (JSON.stringify(await found) === JSON.stringify(expected)) continue;
  different++;
  if (different <= 10) console.log('different:', JSON.stringify(text), await found, expected);
}
console.log(`${texts.length} addresses, ${valid} valid, ${atOnce} decided at once, ${different} different`);
process.exitCode = different > 0 ? 1 : 0;
