/*
 * The packets of the milter protocol, versions 2 to 6, as Sendmail's libmilter defined it and Postfix speaks it: a
 * length of four octets, most significant first, that counts what follows it; one octet that is the command; its data.
 */

import { checkOctets } from './session.ts';

/** A packet from the host. */
export interface Packet {
  /** The command's letter; any character for a packet that is none. */
  command: string;
  data: Uint8Array;
}

/** The packets that octets completed. */
export interface Packets {
  /** Their data may be views of what was given. A piece of a message is not kept: its data is empty. */
  packets: Packet[];
  /** What is wrong after them; nothing more can be split then. */
  fault: string | null;
}

/**
 * The longest packet, in octets with its command. A header field of Postfix's default limit passes, and so does a piece of
 * a body in the size that every version has.
 */
const MAX_PACKET = 131_072;
/**
 * The longest packet that is held: commands and macros. Hosts take lines of 2,048 octets from a client; the rest is for
 * the macros of TLS. All peers together then hold no more than a small machine has.
 */
const MAX_HELD = 32_768;
const HEAD = 4;
/** Header, end of header, piece of a body: an old host cannot leave them out, and nothing looks at them. */
const UNREAD = 'LNB';
const NOTHING = new Uint8Array(0);

/** Splits octets into packets, holding no more than the beginning of one. */
export class PacketSplitter {
  private held = new Uint8Array(0);
  private length = 0;
  /** How much is still to come of a packet that is not kept, and its command. */
  private unread = 0;
  private unreadCommand = '';

  /** Whether a packet has begun. */
  get isMidway(): boolean {
    return this.length > 0 || this.unread > 0;
  }

  push(octets: Uint8Array): Packets {
    checkOctets(octets);
    const packets: Packet[] = [];
    for (let from = 0; ; ) {
      const skipped = Math.min(this.unread, octets.length - from);
      this.unread -= skipped;
      from += skipped;
      if (this.unread > 0) return { packets, fault: null };
      if (this.unreadCommand !== '') packets.push({ command: this.unreadCommand, data: NOTHING });
      this.unreadCommand = '';
      const packet = this.length === 0 ? octets.subarray(from) : this.held.subarray(0, this.length);
      const wanted = this.wanted(packet);
      if (wanted === null) return { packets, fault: 'a packet of a wrong length' };
      const available = packet.length;
      if (available >= wanted && available >= HEAD) {
        packets.push(packetOf(packet.subarray(0, wanted)));
        if (this.length === 0) from += wanted;
        else this.release();
        continue;
      }
      if (available > HEAD && UNREAD.includes(commandOf(packet))) {
        this.unreadCommand = commandOf(packet);
        this.unread = wanted - available;
        if (this.length === 0) from += available;
        else this.release();
        continue;
      }
      if (available > HEAD && wanted > HEAD + MAX_HELD)
        return { packets, fault: 'a packet of a wrong length' };
      // What completes the length comes first; only then is known how long the rest is.
      const missing = octets.subarray(from, from + (this.length === 0 ? wanted : wanted - this.length));
      if (missing.length === 0) return { packets, fault: null };
      this.hold(missing, wanted);
      from += missing.length;
    }
  }

  /** How many octets the packet that begins so has in all, or its length alone while that is incomplete. */
  private wanted(start: Uint8Array): number | null {
    if (start.length < HEAD) return HEAD;
    const [a = 0, b = 0, c = 0, d = 0] = start;
    const length = a * 0x1000000 + b * 0x10000 + c * 0x100 + d;
    return length < 1 || length > MAX_PACKET ? null : HEAD + length;
  }

  private hold(octets: Uint8Array, wanted: number): void {
    const length = this.length + octets.length;
    if (length > this.held.length) {
      // Doubled, and not at once as long as announced: room is for those who send, not for those who promise.
      const room = new Uint8Array(Math.min(wanted, Math.max(64, 2 * length)));
      room.set(this.held.subarray(0, this.length));
      this.held = room;
    }
    this.held.set(octets, this.length);
    this.length = length;
  }

  private release(): void {
    this.held = new Uint8Array(0);
    this.length = 0;
  }
}

function packetOf(octets: Uint8Array): Packet {
  return { command: commandOf(octets), data: octets.subarray(HEAD + 1) };
}

function commandOf(packet: Uint8Array): string {
  return String.fromCharCode(packet[HEAD] as number);
}

/** A packet for the host. */
export function encodePacket(command: string, data: Uint8Array | string = ''): Buffer {
  const content = Buffer.from(data as string);
  const packet = Buffer.allocUnsafe(HEAD + 1 + content.length);
  packet.writeUInt32BE(1 + content.length);
  packet.write(command, HEAD, 'latin1');
  content.copy(packet, HEAD + 1);
  return packet;
}

/** What host and milter negotiate: the version, and two masks of what the milter may do and wants to be spared. */
export interface Negotiation {
  version: number;
  actions: number;
  protocol: number;
}

/** The data of `O`; null where it is none. Later versions may add to it. */
export function readNegotiation(data: Uint8Array): Negotiation | null {
  if (data.length < 12) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  return { version: view.getUint32(0), actions: view.getUint32(4), protocol: view.getUint32(8) };
}

/** The packet `O`. */
export function encodeNegotiation({ version, actions, protocol }: Negotiation): Buffer {
  const data = Buffer.alloc(12);
  data.writeUInt32BE(version, 0);
  data.writeUInt32BE(actions, 4);
  data.writeUInt32BE(protocol, 8);
  return encodePacket('O', data);
}

/** Octets that each end at a NUL; null where the last does not, or there are none. */
export function nulTerminated(data: Uint8Array): Uint8Array[] | null {
  if (data.length === 0 || data.at(-1) !== 0) return null;
  const found: Uint8Array[] = [];
  for (let from = 0; from < data.length; ) {
    const to = data.indexOf(0, from);
    found.push(data.subarray(from, to));
    from = to + 1;
  }
  return found;
}

/**
 * The packet `y`: an SMTP reply in place of the host's own. A "%" is doubled, since hosts print the text as a format.
 * @param text ASCII on one line
 */
export function encodeReply(code: number, enhanced: string, text: string): Buffer {
  return encodePacket('y', `${code} ${enhanced} ${text.replaceAll('%', '%%')}\0`);
}
