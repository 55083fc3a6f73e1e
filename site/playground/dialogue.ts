import { parsePath, replyFor } from 'mailbox-syntax';
import type { State } from './state.ts';

/** One line of an SMTP session. */
export interface Line {
  from: 'client' | 'server';
  text: string;
  /** Whether the server agrees; null for what says neither. */
  agrees: boolean | null;
}

const OTHER = 'someone@example.org';

/** What of the state a session depends on. */
export type DialogueState = Pick<State, 'address' | 'profile' | 'role' | 'smtputf8'> &
  Partial<Pick<State, 'style'>>;

/**
 * The session of a client that uses the address as it is, and goes on to DATA whatever it is told (RFC 5321 3.3,
 * RFC 2920).
 */
export function dialogue({ address, profile, role, smtputf8, style }: DialogueState): Line[] {
  const lines: Line[] = [];
  const client = (text: string) => lines.push({ from: 'client', text, agrees: null });
  const server = (text: string, agrees: boolean | null = true) =>
    lines.push({ from: 'server', text, agrees });
  const extensions = ['mail.example', '8BITMIME', ...(smtputf8 ? ['SMTPUTF8'] : []), 'ENHANCEDSTATUSCODES'];

  server('220 mail.example ESMTP', null);
  client('EHLO client.example');
  for (const [index, name] of extensions.entries()) {
    server(`250${index < extensions.length - 1 ? '-' : ' '}${name}`, null);
  }

  const parameter = smtputf8 && /[^\0-\x7f]/.test(address) ? ' SMTPUTF8' : '';
  const send = (command: 'MAIL' | 'RCPT', path: string): boolean => {
    client(`${command} ${command === 'MAIL' ? 'FROM' : 'TO'}:${path}`);
    // At MAIL the parameter decides, and a server that does not offer it knows none.
    const inEffect = command === 'MAIL' && smtputf8 ? undefined : smtputf8;
    const reply = replyFor(parsePath(path, { command, profile, smtputf8: inEffect }), { command, style });
    if (reply) server(`${reply.code} ${reply.enhanced} ${reply.text}`, false);
    else server(command === 'MAIL' ? '250 2.1.0 Sender accepted' : '250 2.1.5 Recipient accepted');
    return reply === null;
  };

  const isSent = send('MAIL', `<${role === 'MAIL' ? address : OTHER}>${parameter}`);
  let isAddressed = false;
  if (isSent) isAddressed = send('RCPT', `<${role === 'RCPT' ? address : OTHER}>`);
  else {
    client(`RCPT TO:<${OTHER}>`);
    server('503 5.5.1 MAIL first', false);
  }
  client('DATA');
  if (isAddressed) server('354 Send the message, then a line with a single dot');
  else server('503 5.5.1 No valid recipients', false);
  return lines;
}
