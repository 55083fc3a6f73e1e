/** The page of all comparisons: what compares is loaded where the address asks for two codes. */

if (location.search !== '') {
  const isFrench = document.documentElement.lang === 'fr';
  const { compare } = await (isFrench ? import('./compare-fr.ts') : import('./compare-en.ts'));
  compare();
}
