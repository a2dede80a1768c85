/** From which addresses a key may be used: CIDR blocks of IPv4 (RFC 4632) and IPv6 (RFC 4291). */
import ipaddr from 'ipaddr.js';

/** The block as it is written down (`10.0.0.0/8`), or undefined for what is none. A single address is a block of one. */
export function parseIpRange(text: string): string | undefined {
  const typed = text.trim();
  const block = typed.includes('/') ? typed : `${typed}/${typed.includes(':') ? 128 : 32}`;
  if (!ipaddr.isValidCIDR(block)) return undefined;
  const [address, bits] = ipaddr.parseCIDR(block);
  const network =
    address.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${bits}`);
  return `${network.toString()}/${bits}`;
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
