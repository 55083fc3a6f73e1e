// Generated from the Unicode Character Database 17.0 by scripts/generate-idna-data.mjs: do not edit.
// Strings are ranges of code points in base 36: the gap from the range before and, after a dot, the length.
// Patterns hold what Unicode properties do not tell of the characters that a label may hold.

/** Canonical_Combining_Class=Virama */
export const viramas =
  '1u5,3k,3k,3k,3k,3k,3k,3k,32.1,h,3h,34,3k,5m,51.1,1cq.1,v,4e,i6,6c,2u.1,1z.1,3gs,o7b,12,48,3z,31,8m,6v,imq,16v,16,f,1m,3e.1,3w,39,51,2r,3l.2,36,3k,71,3k,3b,39,7i,78.1,4i,2c,j,2a,bq,79.1,2a,bu.1,d0t';

/** Joining_Type=D */
export const dualJoining =
  '17k,6,2,2.4,5.c,2.6,2.1,10.1,9.f,j.11,2.1,a,2,2.1,15.2,3,j.2,6.3,2.8,2,2,2.1,w.a,4.e,3.3,2,3.2,3.5,23.w,2f.4,3,2.9,2,b,2.3,3,u,3.4,2,h.9,6.1,3.5,2.e,30f,p.2g,f.x,2,sd2.1d,jf3.4,f.3,2.4,2.2,b.3,42,2,4.2,2.1,2,3,t.1,9f.w,2,bk.1,2.1,2x.2,2.g,d.2,t.3,3.b,1b,2.1,5,3.1,2.1,2,3,6,16wm.1v';

/** Joining_Type=L */
export const leftJoining = 'x9u,jff,a,fd,jv';

/** Joining_Type=R */
export const rightJoining =
  '17m.3,2,2,6.3,m,15.2,2.2,h.h,13,3.8,2,2,3.1,2,p.1,x,5.4,5,a,2,2,3,u,c.2,g.1,5,2.1,4.1,5j,6.1,2,b,2.2,f,2.1,6.i,c,s.2,2,3.1,7,1ez0,2,2.1,4.4,b,4,3,b,42,2.2,4,3,2.1,2,o.3,ae,bk,35,x,w.1,1r.2,3.1,3,5.1,6';

/** Bidi_Class=AN */
export const arabicNumbers = /[\u0660-\u0669\u{10D30}-\u{10D39}\u{10D40}-\u{10D49}]/gu;

/** Bidi_Class=ES, CS, ET, ON or BN */
export const neutrals =
  /(?![\u05F3\u05F4\u06FD\u06FE\u0F0B])[\p{P}\p{S}\p{Z}\p{C}\u02B9-\u02BA\u02C6-\u02CF\u02EC\u2E2F\uA67F\uA717-\uA71F\uA788]/gu;

/** Bidi_Class=L, nonspacing marks */
export const leftToRightMarks = /[\u0CBF\u0CC6\u{11A07}-\u{11A08}\u{11C3F}]/gu;
