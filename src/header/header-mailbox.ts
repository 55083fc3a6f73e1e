import { scanFeatures } from '../checks/characters.ts';
import * as feature from '../checks/features.ts';
import { Findings } from '../findings.ts';
import { readInput, toReasons } from '../input.ts';
import type { Mailbox } from '../mailbox.ts';
import { octetLength, type Source, UNSCANNED } from '../octets.ts';
import { type MailboxOptions, NAMES, resolveOptions, type Settings } from '../options.ts';
import { type MailboxResult, parseMailbox } from '../parse.ts';
import { type LevelSetting, Levels, levelTable } from '../profiles.ts';
import type { Reason, ReasonArgs, ReasonCode } from '../reasons.ts';
import { applyEdits, type Edit } from '../span.ts';
import { ADDRESS_FIELD, OTHER_FIELD } from './fields.ts';
import { type Bare, type HeaderParts, headerMailbox } from './grammar.ts';
import { HeaderCursor, surrogates } from './lexical.ts';
import { commentText, displayNameOf } from './names.ts';
import { plainHeader } from './plain.ts';
import { unfold } from './repair.ts';

/** The verdict on one mailbox of a header. */
export interface HeaderMailboxResult {
  /** Whether it is a mailbox of RFC 5322, in an obsolete form too. */
  valid: boolean;
  /**
   * What stands before the angle bracket, for show: unquoted, encoded-words decoded, control characters replaced by
   * U+FFFD. Null where nothing does, and where it is wrong.
   */
  displayName: string | null;
  /** The comments in order, for show, without their parentheses. */
  comments: string[];
  /** The bare address, as `parseMailbox` gives it. Null where an envelope could not have it under the same options. */
  mailbox: Mailbox | null;
  /** What is wrong, and as warnings what is right in a header but not in an SMTP path. */
  reasons: Reason[];
  /** The repaired mailbox with its name. Never applied. */
  suggestion: string | null;
}

/** Parses a bare address: `parseMailbox`, or a function that adds checks to it. */
export type ParseBare = (address: string | Uint8Array, options: MailboxOptions) => MailboxResult;

/** A header's mailbox under one site's options. */
export class HeaderParser {
  private readonly settings: Settings;
  private readonly options: MailboxOptions;
  private readonly envelopeLevels: Levels;

  /**
   * @param maxOctets the limit where `options` has none
   * @param isMailable whether what only an envelope forbids is as wrong here
   * @throws {OptionError} if an argument has the wrong type or an option is unknown.
   */
  constructor(
    options: MailboxOptions | undefined,
    private readonly parseBare: ParseBare = parseMailbox,
    maxOctets?: number,
    isMailable = false,
  ) {
    const settings = resolveOptions(options, NAMES, undefined, levelTable);
    const isDefault = options?.maxOctets === undefined && maxOctets !== undefined;
    this.settings = isDefault ? { ...settings, maxOctets } : settings;
    this.envelopeLevels = isMailable ? settings.levels : new EnvelopeLevels(settings.levels);
    // Comments and folds count in the input, not in the address.
    this.options = { ...options, maxOctets: Number.POSITIVE_INFINITY };
  }

  get maxOctets(): number {
    return this.settings.maxOctets;
  }

  get levels(): Levels {
    return this.settings.levels;
  }

  /** @throws {OptionError} if an argument has the wrong type or an option is unknown. */
  parse(input: string | Uint8Array): HeaderMailboxResult {
    const ordinary = typeof input === 'string' && this.parsePlain(input);
    if (ordinary) return ordinary;
    const findings = new Findings(this.settings.levels);
    const source = readInput(input, this.settings.maxOctets, findings);
    if (source.isTooLong) {
      const reasons = toReasons(findings, source);
      return { valid: false, displayName: null, comments: [], mailbox: null, reasons, suggestion: null };
    }
    return this.parseSource(source, findings, true);
  }

  /** The result of an ordinary line; null for any other. */
  private parsePlain(text: string): HeaderMailboxResult | null {
    // A UTF-16 unit is three octets at most.
    if (text.length * 3 > this.settings.maxOctets || this.parseBare !== parseMailbox) return null;
    const found = plainHeader(text);
    if (!found) return null;
    const { name, address } = found;
    const { mailbox } = parseMailbox(address);
    const level = name === null ? 'off' : this.settings.levels.of('header-display-name');
    if (level === 'error') return null;
    const reasons: Reason[] = [];
    if (name !== null && level !== 'off') {
      const octets: [number, number] = [0, octetLength(name)];
      reasons.push({ code: 'header-display-name', level, start: 0, end: name.length, octets, args: {} });
    }
    const displayName =
      name && displayNameOf(name, [{ start: 0, end: name.length, quoted: name.startsWith('"') }]);
    return { valid: true, displayName, comments: [], mailbox, reasons, suggestion: null };
  }

  private parseSource(source: Source, findings: Findings, mayRepair: boolean): HeaderMailboxResult {
    const { text } = source;
    source.features = scanFeatures(text);
    if (source.features & feature.surrogate) surrogates(text, findings);
    // An input that is not UTF-8 is not parsed as an address as well.
    const isBroken = findings.errors > 0;
    const cursor = new HeaderCursor(text, 0, text.length, findings);
    const parts = headerMailbox(cursor);
    const { bare } = parts;
    const envelope = bare && !isBroken ? this.parseEnvelope(text, bare, findings) : null;
    const valid = !findings.invalid;
    const reasons = toReasons(findings, source);
    const suggestion =
      mayRepair && !isBroken && reasons.length > 0 ? this.repair(text, parts, envelope, valid) : null;
    return {
      valid,
      displayName: parts.words.length > 0 && parts.phraseSound ? displayNameOf(text, parts.words) : null,
      comments: cursor.comments.map((comment) => commentText(text, comment)),
      mailbox: valid && envelope ? envelope.mailbox : null,
      reasons,
      suggestion,
    };
  }

  /** What an envelope would say of the bare address, each at its place in the header. */
  private parseEnvelope(text: string, bare: Bare, findings: Findings): MailboxResult | null {
    const { domain } = bare;
    let isForeign = domain.hasPairs;
    const result = domain.hasPairs ? null : this.parseBare(bare.text, this.options);
    for (const { code, start, end, args, level } of result?.reasons ?? []) {
      // The header's grammar has spoken of characters already.
      if (code.startsWith('encoding-control') || code.startsWith('encoding-lone')) continue;
      if (domain.isLiteral && isNoLiteral(code)) isForeign = true;
      else
        findings.add<ReasonCode>(
          code,
          ...placed(text, bare, start, end),
          args as ReasonArgs,
          // A site's rule holds wherever the address stands.
          code.startsWith('convention-') ? new Levels(0, { [code]: level }, levelTable) : this.envelopeLevels,
        );
    }
    if (isForeign) findings.add('header-domain-literal', domain.start, domain.end);
    return result;
  }

  private parseText(text: string, mayRepair: boolean): HeaderMailboxResult {
    const findings = new Findings(this.settings.levels);
    return this.parseSource({ text, offsets: null, features: UNSCANNED }, findings, mayRepair);
  }

  /** The repaired text; null where there is no repair that leads to a mailbox. */
  private repair(
    text: string,
    parts: HeaderParts,
    envelope: MailboxResult | null,
    isValid: boolean,
  ): string | null {
    const unfolded = isValid ? text : unfold(text);
    if (unfolded !== text) {
      const { valid, suggestion } = this.parseText(unfolded, true);
      return suggestion ?? (valid ? unfolded : null);
    }
    // What is taken for a name may be the name of the field.
    const value = text.replace(ADDRESS_FIELD, '');
    if (value !== text && !isValid) {
      const { valid, mailbox, suggestion } = this.parseText(value, true);
      return suggestion ?? (valid && mailbox ? value : null);
    }
    if (OTHER_FIELD.test(text)) return null;
    const edits: Edit[] = [];
    const { phrase, address, unclosed, after } = parts;
    if (!parts.phraseSound) {
      const name = text.slice(phrase.start, phrase.end);
      // An address and a comma in front of another are two addresses, not a name.
      if (/["()\\\0-\x1f\x7f]/.test(name) || (/@/.test(name) && /[,;]/.test(name))) return null;
      edits.push({ ...phrase, text: `"${name}"` });
    }
    if (!parts.bare || envelope?.suggestion) {
      if (address.start === address.end) return null;
      const repaired =
        envelope?.suggestion ??
        this.parseBare(text.slice(address.start, address.end), this.options).suggestion;
      if (repaired === null) return null;
      edits.push({ ...address, text: repaired });
    }
    if (unclosed >= 0) edits.push({ start: unclosed, end: unclosed, text: '>' });
    // Separators left over from a list.
    if (after && /^[\s,;>]+$/.test(text.slice(after.start))) edits.push({ ...after, text: '' });
    if (edits.length === 0 && isValid) return null;
    const candidate = applyEdits(text, edits);
    if (candidate === text || octetLength(candidate) > this.settings.maxOctets) return null;
    const { valid, mailbox } = this.parseText(candidate, false);
    return valid && mailbox ? candidate : null;
  }
}

/**
 * The levels of an address's reasons in a header. Deliberate: what only an envelope forbids is a warning in every
 * profile, unless `levels` makes it an error.
 */
class EnvelopeLevels extends Levels {
  constructor(private readonly base: Levels) {
    super(0, base.settings, levelTable);
  }

  override read(code: ReasonCode, row: string, isDecoded: boolean): LevelSetting {
    const level = this.base.read(code, row, isDecoded);
    return level === 'error' ? (this.settings?.[code] ?? 'warning') : level;
  }
}

/** Whether RFC 5321 4.1.3 finds no address at all in a domain literal; of one that is nearly right it says more. */
function isNoLiteral(code: ReasonCode): boolean {
  return (
    code === 'literal-empty' ||
    code === 'literal-malformed' ||
    code === 'literal-unregistered-tag' ||
    code === 'literal-forbidden-character'
  );
}

/** Where a span of the bare address stands in the header. */
function placed(
  text: string,
  { local, domain, at }: Bare,
  start: number,
  end: number,
): [start: number, end: number] {
  const length = local.text.length;
  const place = (index: number): number => {
    if (index < length) return local.start + (local.exact ? index : 0);
    if (index === length) return at;
    let left = index - length - 1;
    for (const piece of domain.pieces) {
      if (left < piece.end - piece.start) return piece.start + left;
      left -= piece.end - piece.start;
    }
    return Math.min(domain.end, text.length);
  };
  const from = place(start);
  if (end === start) return [from, from];
  const last = end - 1 < length && !local.exact ? local.end : place(end - 1) + 1;
  return [from, Math.max(from, last)];
}
