import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One line to send, without its CRLF: text as UTF-8, or octets as they are. */
export type Line = string | Uint8Array;

/** A client that speaks raw SMTP, and checks nothing of what it says. */
export class SmtpClient {
  private received = '';
  private readonly waiting: ((reply: string) => void)[] = [];
  private readonly replies: string[] = [];
  /** Set when the server has closed the connection. */
  closed = false;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.on('data', (text) => this.read(String(text)));
    socket.on('error', () => {});
    socket.on('close', () => {
      this.closed = true;
      for (const resolve of this.waiting.splice(0)) resolve('closed');
    });
  }

  /** Connects, awaits the greeting and says EHLO. */
  static async connect(port: number, host = '127.0.0.1'): Promise<SmtpClient> {
    const socket = connect(port, host);
    await once(socket, 'connect');
    const client = new SmtpClient(socket);
    await client.reply();
    await client.ask('EHLO client.example');
    return client;
  }

  /** Sends one line and awaits its reply: all its lines, LF between them; `closed` where none comes. */
  async ask(line: Line): Promise<string> {
    const [reply] = await this.pipeline([line]);
    return reply as string;
  }

  /** Sends lines one after the other, each when the one before has its reply. */
  async askAll(lines: readonly Line[]): Promise<string[]> {
    const replies = [];
    for (const line of lines) replies.push(await this.ask(line));
    return replies;
  }

  /** Sends lines in one write (RFC 2920) and awaits a reply for each. */
  pipeline(lines: readonly Line[]): Promise<string[]> {
    this.socket.write(Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')])));
    return Promise.all(lines.map(() => this.reply()));
  }

  /** The next reply. */
  reply(): Promise<string> {
    const reply = this.replies.shift();
    if (reply !== undefined || this.closed) return Promise.resolve(reply ?? 'closed');
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Closes the connection and waits until it is closed. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.socket.end('QUIT\r\n');
    await once(this.socket, 'close');
  }

  // Reply-line = *( Reply-code "-" [ textstring ] CRLF ) Reply-code [ SP textstring ] CRLF      RFC 5321 4.2
  private read(text: string): void {
    this.received += text;
    for (;;) {
      const found = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(this.received);
      if (!found) return;
      this.received = this.received.slice(found[0].length);
      const reply = found[0].trimEnd().replaceAll('\r\n', '\n');
      const resolve = this.waiting.shift();
      if (resolve) resolve(reply);
      else this.replies.push(reply);
    }
  }
}
