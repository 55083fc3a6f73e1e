import { checkExample, messageOf, readable } from '../../src/cli/explain/page.ts';
import { type Part, type ReasonCode, reasons } from '../../src/index.ts';
import {
  anyCommand,
  type Citation,
  differences,
  type EnhancedExplanation,
  enhancedCodes,
  explain,
  permittedReplies,
  type ReasonExplanation,
  type ReferenceWords,
  type ReplyExplanation,
  replyCodes,
  type Step,
} from '../../src/reference/reference.ts';
import { nameStep } from '../../src/reference/words.ts';

/** What the pages say besides what the reference says. */
interface PageWords {
  reasons: { title: string; intro: string };
  replies: { title: string; intro: string; steps: string; any: string; codes: string; enhanced: string };
  columns: { step: string; go: string; done: string; error: string };
}

const pageWords: Readonly<Record<string, PageWords>> = {
  en: {
    reasons: {
      title: 'Reasons',
      intro:
        'Every reason that this package may report: what it says of its example, why it is one, its level in each profile, and the replies where it is an error. `mailbox-syntax explain CODE` shows the same.',
    },
    replies: {
      title: 'Replies of SMTP',
      intro:
        'The reply codes of SMTP, what may answer which command, and the enhanced status codes. `mailbox-syntax explain CODE` shows the same, `explain CODE CODE` two beside each other.',
      steps: 'What may answer what',
      any: 'Any command may also get',
      codes: 'Reply codes',
      enhanced: 'Enhanced status codes',
    },
    columns: { step: 'step', go: 'go on', done: 'done', error: 'error' },
  },
  fr: {
    reasons: {
      title: 'Raisons',
      intro:
        'Toutes les raisons que ce paquet peut donner : ce que chacune dit de son exemple, pourquoi elle en est une, son niveau dans chaque profil, et les réponses lorsqu’elle est une erreur. `mailbox-syntax explain CODE --lang fr` montre la même chose.',
    },
    replies: {
      title: 'Réponses de SMTP',
      intro:
        'Les codes de réponse de SMTP, ce qui peut répondre à quelle commande, et les codes d’état détaillés. `mailbox-syntax explain CODE --lang fr` montre la même chose, `explain CODE CODE` deux codes côte à côte.',
      steps: 'Ce qui peut répondre à quoi',
      any: 'Toute commande peut aussi recevoir',
      codes: 'Codes de réponse',
      enhanced: 'Codes d’état détaillés',
    },
    columns: { step: 'étape', go: 'continuer', done: 'fait', error: 'erreur' },
  },
};

const NOTE = '<!-- Written by npx vitest run test/docs.test.ts -u -->\n';

/** docs/reasons.md in a language. */
export async function reasonsPage(words: ReferenceWords): Promise<string> {
  const { title, intro } = (pageWords[words.language] as PageWords).reasons;
  const sections: string[] = [];
  let part: Part | null = null;
  for (const code of Object.keys(reasons) as ReasonCode[]) {
    const one = explain(code, words) as ReasonExplanation;
    if (one.part.name !== part) sections.push(`## ${capital(one.part.words)}\n`);
    part = one.part.name;
    sections.push(await reasonSection(one, words));
  }
  return [NOTE, `# ${title}\n`, `${intro}\n`, ...sections].join('\n');
}

async function reasonSection(one: ReasonExplanation, words: ReferenceWords): Promise<string> {
  const { labels } = words;
  const colon = colonOf(words);
  const { bad, good, as, options } = one.example;
  const how = [
    ...(as ? [labels.as[as]] : []),
    ...Object.entries(options ?? {}).map(([name, value]) =>
      labels.withOption.replace('{option}', () => `\`${name}: ${JSON.stringify(value)}\``),
    ),
  ];
  const levels = Object.entries(one.levels).map(([profile, level]) => `${profile} ${labels.level[level]}`);
  const replies = (command: 'MAIL' | 'RCPT') => {
    const styles = one.replies[command];
    return `${styles[553]} (553), ${styles.rfc5321} (rfc5321), ${styles[501]} (501)`;
  };
  const lines = [
    `${messageOf(await checkExample(one.code, one.example), words.messages)}.`,
    `${labels.why}${colon}${one.why}`,
    `${labels.wrong}${colon}${shown(as === 'octets' ? octetsIn(bad) : bad)}${how.length > 0 ? ` (${how.join(', ')})` : ''}`,
    `${labels.right}${colon}${shown(readable(good, one.example))}`,
    `${labels.reply.replace('{step}', 'MAIL')}${colon}${replies('MAIL')}`,
    `${labels.reply.replace('{step}', 'RCPT')}${colon}${replies('RCPT')}`,
    `${labels.levels}${colon}${levels.join(', ')}`,
    `${labels.source}${colon}${links(one.source)}`,
  ];
  return `### ${one.code}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
}

/** docs/replies.md in a language. */
export function repliesPage(words: ReferenceWords): string {
  const page = pageWords[words.language] as PageWords;
  const { title, intro, steps, any, codes, enhanced } = page.replies;
  const pair = (['354', '553'] as const).map((code) => explain(code, words) as ReplyExplanation);
  const [go, refused] = pair as [ReplyExplanation, ReplyExplanation];
  return [
    NOTE,
    `# ${title}\n`,
    `${intro}\n`,
    `## ${steps}\n`,
    stepTable(words, page),
    `${any} ${anyCommand.join(', ')}.\n`,
    '## 354, 553\n',
    `${words.labels.differences}${colonOf(words).trimEnd()}\n`,
    `${differences(go, refused, words)
      .map((sentence) => `- ${sentence}`)
      .join('\n')}\n`,
    `## ${codes}\n`,
    ...replyCodes.map((code) => replySection(explain(code, words) as ReplyExplanation, words)),
    `## ${enhanced}\n`,
    enhancedTable(words),
  ].join('\n');
}

function stepTable(words: ReferenceWords, { columns: { step, go, done, error } }: PageWords): string {
  const rows = (Object.keys(permittedReplies) as Step[]).map((name) => {
    const { intermediate = [], success = [], error: errors = [] } = permittedReplies[name];
    const cells = [intermediate, success, errors].map((list) => list.join(' '));
    return `| ${nameStep(name, words)} | ${cells.join(' | ')} |`;
  });
  return `| ${step} | ${go} | ${done} | ${error} |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function replySection(one: ReplyExplanation, words: ReferenceWords): string {
  const { labels } = words;
  const colon = colonOf(words);
  const steps = one.steps?.map((step) => nameStep(step, words)).join(', ') ?? labels.anyStep;
  const beside = one.enhanced.join(', ') || labels.noneKnown;
  const lines = [
    one.meaning,
    `${labels.class}${colon}${one.class.name}. ${one.class.meaning}`,
    `${labels.steps}${colon}${steps}`,
    `${labels.when}${colon}${one.when}`,
    `${labels.next}${colon}${one.next}`,
    `${labels.fix}${colon}${one.fix}`,
    `${labels.enhanced}${colon}${one.class.digit === '3' ? labels.noEnhanced : beside}`,
    `${labels.source}${colon}${links(one.source)}`,
  ];
  const dialogue =
    one.dialogue.length > 0
      ? `\n\`\`\`\n${one.dialogue.map((line) => line.trimEnd()).join('\n')}\n\`\`\`\n`
      : '';
  return `### ${one.code} ${one.name}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n${dialogue}`;
}

function enhancedTable(words: ReferenceWords): string {
  const { labels } = words;
  const rows = enhancedCodes.map((code) => {
    const one = explain(code, words) as EnhancedExplanation;
    const replies = [...one.replies.registered, ...one.replies.inUse.map((reply) => `*${reply}*`)].join(' ');
    const text = [one.meaning, one.when, one.fix].filter(Boolean).join(' ');
    return `| ${code} | ${one.subject.name} | ${one.name} | ${text} | ${replies} | ${links(one.source)} |`;
  });
  const registered = labels.registered.replace('{list}', '550');
  const inUse = labels.inUse.replace('{list}', '*550*');
  const heads = [
    labels.code,
    labels.subject,
    '',
    labels.meaning,
    `${labels.replies}${colonOf(words)}${registered}, ${inUse}`,
    labels.source,
  ];
  return `| ${heads.join(' | ')} |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** French has a no-break space before a colon. */
const colonOf = ({ language }: ReferenceWords) => (language === 'fr' ? '\u00a0: ' : ': ');

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Non-ASCII octets as a program writes them. */
function octetsIn(text: string): string {
  return text.replace(/[\x80-\xff]/g, (octet) => `\\x${octet.charCodeAt(0).toString(16)}`);
}

const links = (source: readonly Citation[]) => source.map(({ name, url }) => `[${name}](${url})`).join(', ');

/** An example as code: what Markdown or a terminal would take amiss is escaped, and long ones are shortened. */
function shown(example: string): string {
  const short = example.length > 60 ? `${example.slice(0, 57)}...` : example;
  const escaped = short.replace(
    /(?! )[\p{C}\p{M}\p{Z}\ufffd]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
  if (escaped === '') return '""';
  return /^ | $|`/.test(escaped) ? `\`\` ${escaped} \`\`` : `\`${escaped}\``;
}
