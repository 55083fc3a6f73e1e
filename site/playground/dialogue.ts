import { type PathResult, parsePath, replyFor } from 'mailbox-syntax';
import { answerAt, type Host, type HostAnswer } from './hosts.ts';
import { parsersOf } from './rules.ts';
import { readLevels, type State } from './state.ts';

/** One line of an SMTP session. */
export interface Line {
  from: 'client' | 'server';
  text: string;
  /** Whether the server agrees; null for what says neither. */
  agrees: boolean | null;
}

type Command = 'MAIL' | 'RCPT';

const OTHER = 'someone@example.org';

/** What of the state a session depends on. */
export type DialogueState = Pick<State, 'address' | 'profile' | 'role' | 'smtputf8'> &
  Partial<Pick<State, 'style' | 'grammar' | 'levels' | 'conventions' | 'providers'>>;

/** A session, and what is known of the server's answer to the address. */
export interface Dialogue {
  lines: Line[];
  /** Null without a server. */
  answer: HostAnswer | null;
}

/**
 * The session of a client that uses the address as it is, and goes on to DATA whatever it is told (RFC 5321 3.3,
 * RFC 2920).
 * @param host the server that asks our hook; null for one that answers as the standards have it
 */
export function dialogue(state: DialogueState, host: Host | null = null): Dialogue {
  const { address, role } = state;
  const smtputf8 = state.smtputf8 && host?.smtputf8 !== false;
  const lines: Line[] = [];
  let answer: HostAnswer | null = null;
  const client = (text: string) => lines.push({ from: 'client', text, agrees: null });
  const server = (text: string, agrees: boolean | null = true) =>
    lines.push({ from: 'server', text, agrees });
  const extensions = ['mail.example', '8BITMIME', ...(smtputf8 ? ['SMTPUTF8'] : []), 'ENHANCEDSTATUSCODES'];

  server('220 mail.example ESMTP', null);
  client('EHLO client.example');
  for (const [index, name] of extensions.entries()) {
    server(`250${index < extensions.length - 1 ? '-' : ' '}${name}`, null);
  }

  const send = (command: Command, argument: string, parameters: string): boolean => {
    client(`${command} ${command === 'MAIL' ? 'FROM' : 'TO'}:${argument}`);
    const result = read(argument, command, { ...state, smtputf8 });
    const reply = replyFor(result, { command, style: state.style });
    const said = reply ? `${reply.code} ${reply.enhanced} ${reply.text}` : null;
    if (host) {
      // What deserves a refusal by the standards is what servers differ in, also where the hook lets it pass.
      const reason = reply?.reason ?? result.reasons[0]?.code ?? null;
      const path = state.grammar === 'path' ? argument.slice(0, argument.lastIndexOf('>') + 1) : argument;
      const known = answerAt(
        host,
        { command, path: path.replace(/ SMTPUTF8$/, ''), parameters, reason },
        state.profile,
      );
      if (command === role) answer = known;
      const passes = known.who === 'none' && isAsRecorded(state);
      if (known.who === 'host') server(known.codes ?? '', false);
      else if (said !== null && !passes) server(said, false);
      else server(host.accepts[command]);
    } else if (said !== null) server(said, false);
    else server(command === 'MAIL' ? '250 2.1.0 Sender accepted' : '250 2.1.5 Recipient accepted');
    return lines.at(-1)?.agrees ?? false;
  };

  const isPath = state.grammar === 'path';
  const path = isPath ? address : `<${address}>`;
  // Whoever writes a path at MAIL writes its parameters too.
  const isOwn = isPath && role === 'MAIL';
  const utf8 = smtputf8 && !isOwn && /[^\0-\x7f]/.test(address) ? 'SMTPUTF8' : '';
  const atMail = utf8 && ` ${utf8}`;
  const given = isPath ? address.slice(address.lastIndexOf('>') + 1).trim() : '';
  const own = [given, utf8].filter(Boolean).join(' ');
  const isSent =
    role === 'MAIL' ? send('MAIL', `${path}${atMail}`, own) : send('MAIL', `<${OTHER}>${atMail}`, utf8);
  let isAddressed = false;
  if (isSent) isAddressed = role === 'RCPT' ? send('RCPT', path, own) : send('RCPT', `<${OTHER}>`, '');
  else {
    client(`RCPT TO:<${OTHER}>`);
    server('503 5.5.1 MAIL first', false);
  }
  client('DATA');
  if (isAddressed) server('354 Send the message, then a line with a single dot');
  else server('503 5.5.1 No valid recipients', false);
  return { lines, answer };
}

/** Whether the hook is set as it was when the servers were recorded. */
function isAsRecorded(state: DialogueState): boolean {
  return /^(?:mta|smtp)$/.test(state.profile) && !state.levels && parsersOf(state) === null;
}

/** The verdict of a server's hook on the argument of a command. */
function read(path: string, command: Command, state: DialogueState): PathResult {
  const { levels } = readLevels(state.levels ?? '');
  // At MAIL the parameter decides, and a server that does not offer it knows none.
  const smtputf8 = command === 'MAIL' && state.smtputf8 ? undefined : state.smtputf8;
  const options = { command, profile: state.profile, smtputf8, levels };
  return (parsersOf(state)?.parsePath ?? parsePath)(path, options);
}
