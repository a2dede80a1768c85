/** From which addresses a key may be used: CIDR blocks of IPv4 (RFC 4632) and IPv6 (RFC 4291). */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The block as it is written down (`10.0.0.0/8`), or undefined for what is none. A single address is a block of one. Only the
 * usual way to write an address is read: `127.1`, `0x7f.0.0.1` and an IPv4 address inside of IPv6 mean different things to
 * different readers. A block of everything is none: whoever wants no rule leaves the list empty.
 */
export function parseIpRange(text: string): string | undefined {
  const [address = '', typedBits, ...more] = text.trim().split('/');
  const family = address.includes('%') ? 0 : isIP(address);
  if (family === 0 || more.length > 0) return undefined;
  const mostBits = family === 4 ? 32 : 128;
  const bits = typedBits ?? String(mostBits);
  if (!/^[1-9]\d{0,2}$/.test(bits) || Number(bits) > mostBits) return undefined;
  if (family === 4) return `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`)}/${bits}`;
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`);
  return ipaddr.IPv6.parse(address).isIPv4MappedAddress() ? undefined : `${network}/${bits}`;
}

/** @param address as the connection tells it; an IPv4 address that came over IPv6 counts as IPv4 */
export function isAddressAllowed(address: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true;
  if (!ipaddr.isValid(address)) return false;
  const actual = ipaddr.process(address);
  return ranges.some((range) => {
    const [network, bits] = ipaddr.parseCIDR(range);
    return network.kind() === actual.kind() && actual.match(network, bits);
  });
}
