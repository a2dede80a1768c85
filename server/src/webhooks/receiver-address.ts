/**
 * Where a webhook may go. An organisation types the address, and the gateway stands in the operator's network: without this, anybody with an
 * endpoint could have it call what only that network reaches. Only addresses of the public internet are allowed, and those that the operator
 * has opened.
 */
import ipaddr from 'ipaddr.js';
import { isAddressAllowed } from '../organizations/ip-ranges.ts';

/** All of the public internet's IPv6. What lies outside may hide an IPv4 address, as `::7f00:1` does, and is called unicast all the same. */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** @param networks CIDR blocks that the operator has opened */
export function isReceiverAddress(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  return isOpened(address, networks) || isPublic(ipaddr.process(address));
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.range() === 'unicast' && (address instanceof ipaddr.IPv4 || address.match(PUBLIC_IPV6));
}

/** Where also `http` is allowed: the network is the operator's own. */
export function isOpened(address: string, networks: readonly string[]): boolean {
  return networks.length > 0 && isAddressAllowed(address, networks);
}

/** @param hostname of a URL, which writes every form of an IPv4 address as four decimal numbers, and IPv6 in brackets */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : undefined;
}
