/** What looks like an address in a text, and is none: by what stands before it, after it, or as its last label. */

/** Schemes of RFC 3986 whose `user@host` is not a mailbox. */
const OTHER_SCHEME =
  /(?:^|[^a-z\d])(?:sips?|xmpp|acct|im|pres|h323|cid|mid|news|nntp|ssh|jabber|skype|irc|urn|magnet|tel|sms|git|npm|pkg|docker|data|rsync|sftp|ftp)$/i;

/** Programs whose argument is the account on another machine. */
const LOGIN = /(?:^|[\s`$#;&|(])(?:ssh|sftp|mosh|ssh-copy-id)(?:\s+-\w+(?:\s+[^\s-]\S*)?)*\s+$/;

/** The id of a message in a log or in JSON, and that of Exim's log, which has its size and other values before it. */
const MESSAGE_ID =
  /(?:(?:^|[^a-z\d])(?:message[-_ ]?id|msg[-_]?id|in[-_]reply[-_]to)["']?\s*[:=]\s*["']?<?|\sS=\d+(?:\s\w+=\S*)*\sid=|(?:^|[\s,;])id: <)$/i;

/** What is before a name: so much is looked at. */
const BEFORE = 80;

/** Whether what stands before `start` says that it is not an address. */
export function isOtherBefore(text: string, start: number): boolean {
  const before = text[start - 1];
  // A handle of social media: `@anna@example.social`.
  if (before === '@' || before === '\uff20') return true;
  if (before === '=' || before === '<' || before === ':' || before === ' ' || before === '"') {
    if (MESSAGE_ID.test(text.slice(Math.max(0, start - BEFORE), start))) return true;
  }
  if (before === ':') return OTHER_SCHEME.test(text.slice(Math.max(0, start - 1 - BEFORE), start - 1));
  const isAfterSpace = before === ' ' || before === '\t';
  return isAfterSpace && LOGIN.test(text.slice(Math.max(0, start - BEFORE), start));
}

/** A place on another machine, as scp and git write it, and the prompt of a shell. */
const PATH = /^:(?:[/~\\]|[\w.-]+(?:\/|\.git\b))/;
const REPOSITORY = /^:[\w~/]/;
const PORT = /^:\d{1,5}(?!\d)/;
const REPOSITORY_USER = /^(?:git|hg|svn|gitea|gitlab|forgejo)$/i;

/** Whether what stands after it, at `end`, says that it is not an address. */
export function isOtherAfter(text: string, start: number, at: number, end: number): boolean {
  if (text[end] !== ':') return false;
  const after = text.slice(end, end + BEFORE);
  if (PATH.test(after)) return true;
  if (REPOSITORY.test(after) && REPOSITORY_USER.test(text.slice(start, at))) return true;
  // `name:password@host:8080`
  return text[start - 1] === ':' && PORT.test(after);
}

/** Endings of files, and of units of systemd, that are no top-level domains. */
const FILE =
  /\.(?:png|jpe?g|gif|svgz?|webp|avif|bmp|tiff?|heic|ico|s?css|less|[cm]?jsx?|[cm]?tsx?|json5?|x?html?|php|aspx?|jsp|xml|ya?ml|toml|ini|conf|cfg|txt|csv|tsv|log|pdf|docx?|xlsx?|pptx?|odt|t?gz|bz2|xz|zst|tar|rar|exe|dll|jar|class|java|cpp|hpp|rb|woff2?|ttf|otf|eot|mp[34]|wav|ogg|webm|avi|mkv|service|socket|timer|mount|automount|swap|slice|device)$/i;

const VERSION = /^v?\d+\.\d+\.\d+(?:[-+.]|$)/;

/** Whether a name that stands where a domain does is that of a file or a version: `logo@2x.png`, `pkg@1.2.3-beta.x`. */
export function isFileOrVersion(domain: string): boolean {
  return FILE.test(domain) || VERSION.test(domain);
}
