/** Names and addresses by which a machine reaches itself: what goes there leaves no machine. */

/** @param hostname without a port; an IPv6 address with or without its brackets */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|\[::1\])$/i.test(hostname);
}
