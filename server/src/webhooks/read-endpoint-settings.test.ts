import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayError } from '../errors.ts';
import { readEndpointSettings } from './read-endpoint-settings.ts';
import type { WebhookForm } from './webhook-endpoint.ts';

const settings = {
  url: 'https://shop.example/webhooks?from=qujat',
  description: ' Дүкен ',
  events: ['session.locked'],
  sendsResult: false,
};

function reasonsOf(
  changes: Partial<typeof settings>,
  networks: string[] = [],
  form: WebhookForm = 'standard',
): (string | undefined)[] {
  try {
    readEndpointSettings({ ...settings, ...changes }, form, networks);
    return [];
  } catch (error) {
    return error instanceof GatewayError ? (error.extras.errors ?? []).map(({ reason }) => reason) : [String(error)];
  }
}

test('what is right is kept, in the order of the events', () => {
  const events = ['session.locked', 'document.delivered', 'session.locked'];
  assert.deepEqual(readEndpointSettings({ ...settings, events }, 'standard', []), {
    url: settings.url,
    description: 'Дүкен',
    events: ['document.delivered', 'session.locked'],
    sendsResult: false,
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

test('the provider’s form has one event, and a document goes only in that form, and only by https', () => {
  const networks = ['10.0.0.0/8'];
  const finished = { events: ['flow.finished'], sendsResult: true };
  assert.deepEqual(reasonsOf(finished, networks, 'provider'), []);
  assert.deepEqual(reasonsOf(finished, networks), ['result_not_sent_there']);
  const inside = { ...finished, url: 'http://10.1.2.3/' };
  assert.deepEqual(reasonsOf(inside, networks, 'provider'), ['result_not_sent_there']);
  const others = { events: ['flow.finished', 'session.locked'] };
  assert.deepEqual(reasonsOf(others, [], 'provider'), ['events_not_of_the_form']);
});
