/**
 * The network of a client's address. Whoever has one IPv6 address has its whole /64 (RFC 6177), so what is counted, shown or kept
 * of a client is never finer than that.
 */
import ipaddr from 'ipaddr.js';

const IPV6_BITS = 64;
/** Enough to recognise a log-in of one's own. */
const COARSE_IPV4_BITS = 24;

/** What is counted against guessing: an IPv4 address whole, for a whole office may share one; of an IPv6 address its /64. */
export function countedNetwork(address: string): string {
  return networkOf(address, 32);
}

/** What may be shown and kept: `192.0.2.0/24`, `2001:db8:1:2::/64`; empty where the address is none. */
export function coarseNetwork(address: string): string {
  return networkOf(address, COARSE_IPV4_BITS);
}

/** An IPv4 address that came as IPv6, `::ffff:192.0.2.7`, is the IPv4 address. */
function networkOf(address: string, ipv4Bits: number): string {
  if (!ipaddr.isValid(address)) return '';
  const parsed = ipaddr.process(address);
  const bits = parsed.kind() === 'ipv4' ? ipv4Bits : IPV6_BITS;
  const bytes = parsed.toByteArray().map((byte, index) => (index < bits / 8 ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`;
}
