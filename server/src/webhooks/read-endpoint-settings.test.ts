import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayError } from '../errors.ts';
import { readEndpointSettings } from './read-endpoint-settings.ts';

const settings = {
  url: 'https://shop.example/webhooks?from=qujat',
  description: ' Дүкен ',
  events: ['session.locked'],
};

function reasonsOf(changes: Partial<typeof settings>, networks: string[] = []): (string | undefined)[] {
  try {
    readEndpointSettings({ ...settings, ...changes }, networks);
    return [];
  } catch (error) {
    return error instanceof GatewayError ? (error.extras.errors ?? []).map(({ reason }) => reason) : [String(error)];
  }
}

test('what is right is kept, in the order of the events', () => {
  const events = ['session.locked', 'document.delivered', 'session.locked'];
  assert.deepEqual(readEndpointSettings({ ...settings, events }, []), {
    url: settings.url,
    description: 'Дүкен',
    events: ['document.delivered', 'session.locked'],
  });
});

test('every wrong field is told at once', () => {
  const wrong = { url: 'shop.example', description: 'a\nb', events: ['document.lost'] };
  assert.deepEqual(reasonsOf(wrong), ['url_unreadable', 'description_unreadable', 'events_unknown']);
  assert.deepEqual(reasonsOf({ events: [] }), ['events_unknown']);
  assert.deepEqual(reasonsOf({ events: ['webhook.test'] }), ['events_unknown']);
});

test('an address that no webhook may go to is refused however it is written', () => {
  const hidden = [
    '127.1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '127.0.0.1.',
    '[::1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '①②⑦.0.0.1',
  ];
  for (const host of [...hidden, '169.254.169.254', '[fd00:ec2::254]', '10.0.0.1:8443'])
    assert.deepEqual(reasonsOf({ url: `https://${host}/` }), ['url_address_refused'], host);
  for (const url of [
    'https://me:secret@shop.example/',
    'https://shop.example/#a',
    'https://shop.example/#',
    'ftp://shop.example/',
    '//a',
    '',
  ])
    assert.deepEqual(reasonsOf({ url }), ['url_unreadable'], url);
});

test('http is for networks that the operator has opened', () => {
  const networks = ['10.0.0.0/8'];
  assert.deepEqual(reasonsOf({ url: 'http://shop.example/' }), ['url_not_https']);
  assert.deepEqual(reasonsOf({ url: 'http://8.8.8.8/' }, networks), ['url_not_https']);
  for (const url of ['http://shop.internal/', 'http://10.1.2.3:8080/', 'https://10.1.2.3/'])
    assert.deepEqual(reasonsOf({ url }, networks), [], url);
});
