import { wrongType } from '../errors.ts';

/** A document and section, and where to read it. */
export interface Citation {
  /** What to call it: `RFC 5321, section 4.1.2`. */
  name: string;
  /** Where to read it; null where it has no page of its own. */
  url: string;
}

/**
 * `5321#4.1.2` as "RFC 5321 4.1.2" with its address; a draft keeps its name.
 * @throws {OptionError} if an argument has the wrong type or an option is unknown.
 * @example
 * ```ts
 * citationOf('5321#4.1.2').url; // where to read the section
 * ```
 */
export function citationOf(rfc: string): Citation {
  if (typeof rfc !== 'string') {
    throw wrongType('rfc', 'a string such as 5321#4.1.2', rfc);
  }
  const [document = '', section] = rfc.split('#');
  const report = /^UTS(\d+)$/.exec(document)?.[1];
  if (report)
    return { name: `UTS ${report} ${section}`, url: `https://www.unicode.org/reports/tr${report}/` };
  if (!/^\d/.test(document)) {
    return {
      name: section ? `${document} ${section}` : document,
      url: `https://datatracker.ietf.org/doc/${document}/`,
    };
  }
  const base = `https://www.rfc-editor.org/rfc/rfc${document}`;
  if (!section) return { name: `RFC ${document}`, url: base };
  const kind = /^[A-Z]/.test(section) ? 'appendix' : 'section';
  return { name: `RFC ${document} ${section}`, url: `${base}#${kind}-${section}` };
}
