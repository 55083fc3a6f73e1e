// Generated from the Unicode Character Database 17.0 by scripts/generate-idna-data.mjs: do not edit.
// Patterns hold what Unicode properties do not tell of the characters that a label may hold.

/** Runs of code points from 0 on. Joining_Type=D: a to z are 1 to 26; R: A to Z; others: a number */
export const joining =
  '1568a1DaAaAeDm1gAb35b1C1CpRzlAbIaAaAbB1A24B10c2a16A1cEdAiAaAaAbA29AkCoBdAaBcBf74zg85AeBaAjAaC7a1d1AaB5S3a2eAa16jC1AbBfAo3902a24zzzk14zh1a36757zx25166eA1A1B3Ed1eAcA2A6dA144aAaCcAbAaBaA23Db338zgAa414Ab1b104cAq12cA27dBl46a1bC1aBbAb1aBa4Aa55605zzp';

/** Joining_Type=L */
export const leftJoining = '\uA872\u{10ACD}\u{10AD7}\u{10D00}\u{10FCB}';

/** Bidi_Class=AN */
export const arabicNumbers = /[\u0660-\u0669\u{10D30}-\u{10D39}\u{10D40}-\u{10D49}]/gu;

/** Bidi_Class=ES, CS, ET, ON or BN */
export const neutrals =
  '(?![\u05F3\u05F4\u06FD\u06FE\u0F0B])[\\p{P}\\p{S}\\p{Z}\\p{C}\u02B9-\u02BA\u02C6-\u02CF\u02EC\u2E2F\uA67F\uA717-\uA71F\uA788]';

/** Bidi_Class=L, nonspacing marks */
export const leftToRightMarks = /[\u0CBF\u0CC6\u{11A07}-\u{11A08}\u{11C3F}]/gu;
