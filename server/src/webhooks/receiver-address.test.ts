import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReceiverAddress } from './receiver-address.ts';

/** Loopback, private, link-local, shared, documentation, multicast, the clouds' metadata, and all of them hidden in other notations. */
const refused = [
  ...['127.0.0.1', '127.1.2.3', '0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255'],
  ...['192.168.0.1', '169.254.169.254', '169.254.0.1', '100.64.0.1', '100.127.255.255', '192.0.0.1', '192.0.2.1'],
  ...['198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255'],
  ...['192.88.99.1', '::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1'],
  ...[
    '::ffff:169.254.169.254',
    '::7f00:1',
    '::a00:1',
    '1::1',
    '4000::1',
    '8000::7f00:1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::1',
  ],
  ...['2002:7f00:1::', '2002:a00:1::1', '2001::1', '2001:db8::1', '2001:10::1', '2001:20::1', '3fff::1', '5f00::1'],
  ...['fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', 'ff0e::1', '100::1'],
  ...['', 'localhost', 'shop.example', '127.0.0.1:80', '1.2.3.4/32', '[::1]', 'a.b'],
];

const allowed = [
  '1.1.1.1',
  '8.8.8.8',
  '185.116.194.1',
  '2a00:1450:4001:830::200e',
  '2606:4700::1111',
  '::ffff:8.8.8.8',
];

test(`a webhook goes to the public internet alone: ${refused.length} addresses are refused`, () => {
  assert.deepEqual(
    refused.filter((address) => isReceiverAddress(address, [])),
    [],
  );
  assert.deepEqual(
    allowed.filter((address) => !isReceiverAddress(address, [])),
    [],
  );
});

test('a network that the operator has opened is open, and its neighbours are not', () => {
  const networks = ['10.20.0.0/16', 'fd12::/32'];
  const open = ['10.20.0.1', '10.20.255.255', '::ffff:10.20.1.1', 'fd12::1', '8.8.8.8'];
  assert.deepEqual(
    open.filter((address) => !isReceiverAddress(address, networks)),
    [],
  );
  const shut = ['10.21.0.1', '10.19.255.255', 'fd13::1', '127.0.0.1', '64:ff9b::10.20.0.1'];
  assert.deepEqual(
    shut.filter((address) => isReceiverAddress(address, networks)),
    [],
  );
});
