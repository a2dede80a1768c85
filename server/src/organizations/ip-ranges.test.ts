import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAddressAllowed, parseIpRange } from './ip-ranges.ts';

test('a range is written down as its network; an address is a range of one', () => {
  assert.equal(parseIpRange(' 10.1.2.3/8 '), '10.0.0.0/8');
  assert.equal(parseIpRange('192.0.2.7'), '192.0.2.7/32');
  assert.equal(parseIpRange('2001:db8::1/32'), '2001:db8::/32');
  assert.equal(parseIpRange('2001:db8::1'), '2001:db8::1/128');
});

test('what is no range is told as such', () => {
  for (const text of [
    ...['', '10.0.0.0/33', '10.0.0/8/8', '300.1.1.1', 'example.org', '10.0.0.0/', '2001:db8::/129'],
    // Everything is no range.
    ...['0.0.0.0/0', '127.0.0.1/0', '::/0', '10.0.0.0/00', '10.0.0.0/08', '10.0.0.0/+8', '10.0.0.0/8.0'],
    // One address to one reader, another or none to the next.
    ...['127.1', '127.0.1', '2130706433', '0x7f.0.0.1', '0177.0.0.1', '010.0.0.1', '127.0.0.1.', '１27.0.0.1'],
    ...['::ffff:127.0.0.1/128', '::ffff:0:0/96', '::ffff:7f00:1', 'fe80::1%eth0', '[2001:db8::1]', '2001:db8:::1'],
  ]) {
    assert.equal(parseIpRange(text), undefined, text);
  }
});

test('an empty list allows every address, any other only its own', () => {
  assert.ok(isAddressAllowed('192.0.2.7', []));
  assert.ok(isAddressAllowed('10.255.0.1', ['192.0.2.0/24', '10.0.0.0/8']));
  assert.ok(!isAddressAllowed('11.0.0.1', ['192.0.2.0/24', '10.0.0.0/8']));
  assert.ok(!isAddressAllowed('', ['10.0.0.0/8']));
});

test('IPv4 is IPv4 also where it comes over IPv6, and the two families do not mix', () => {
  assert.ok(isAddressAllowed('::ffff:10.0.0.1', ['10.0.0.0/8']));
  assert.ok(isAddressAllowed('2001:db8:0:1::5', ['2001:db8::/32']));
  assert.ok(!isAddressAllowed('2001:db8::5', ['0.0.0.0/0']));
  assert.ok(!isAddressAllowed('10.0.0.1', ['::/0']));
});
