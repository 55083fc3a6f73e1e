import { BlockList, isIP } from 'node:net';
import { describe, wrongType, wrongValue } from '../errors.ts';

/** Networks of IPv4 and IPv6. */
export interface Networks {
  /** Whether an address is in one of them; what is not an address is in none. An IPv4 address may be written as IPv6. */
  include(address: string): boolean;
}

const EXPECTED = 'addresses and networks, such as 192.0.2.0/24 or 2001:db8::/32';

/**
 * Reads networks in CIDR notation (RFC 4632 3.1, RFC 4291 2.3); an address alone is a network of one.
 * @returns null where there are none
 * @throws {OptionError} if an argument has the wrong type or is not a network.
 */
export function readNetworks(option: string, networks: unknown): Networks | null {
  if (networks === undefined) return null;
  if (!Array.isArray(networks)) throw wrongType(option, `an array of ${EXPECTED}`, networks);
  const list = new BlockList();
  networks.forEach((network, index) => {
    const name = `${option}[${index}]`;
    if (typeof network !== 'string') throw wrongType(name, EXPECTED, network);
    const [, address = '', digits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(network) ?? [];
    const family = familyOf(address);
    const bits = family === 'ipv4' ? 32 : 128;
    const prefix = digits === undefined ? bits : Number(digits);
    if (!family || prefix > bits) throw wrongValue(name, EXPECTED, network, describe(network));
    list.addSubnet(address, prefix, family);
  });
  if (networks.length === 0) return null;
  return {
    include(address) {
      const family = familyOf(address);
      return family !== null && list.check(address, family);
    },
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const family = isIP(address);
  // A zone is of this machine alone.
  if (family === 0 || address.includes('%')) return null;
  return family === 4 ? 'ipv4' : 'ipv6';
}
