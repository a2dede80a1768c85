/** Which sites may be named: what is stored stands in a policy and in a page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayError } from '../errors.ts';
import { readFlowSettings } from './flow-settings.ts';

const settings = {
  name: 'Tests',
  documentTypes: ['identity_card'],
  origins: [] as string[],
  returnUrls: [],
  purpose: { kk: null, ru: null, en: null },
  enabled: true,
};

test('an origin is a site’s own name, with https or on one’s own machine', () => {
  const origins = [
    'https://shop.example',
    'https://xn--80ak6aa92e.example:8443',
    'http://localhost:3000',
    'http://[::1]:3000',
  ];
  assert.deepEqual(readFlowSettings({ ...settings, origins }).origins, origins);
});

test('what is no single site is refused, and the field is named', () => {
  for (const origin of [
    ...[
      '*',
      'https://*',
      'https://*.example',
      'https://shop.example/',
      'https://shop.example/path',
      'http://shop.example',
    ],
    ...[
      'https://a;sandbox',
      'https://a,b',
      "https://a'b",
      'https://a"b',
      'https://$&',
      'javascript:alert(1)',
      'null',
      '',
    ],
  ]) {
    assert.throws(
      () => readFlowSettings({ ...settings, origins: ['https://shop.example', origin] }),
      (error) =>
        error instanceof GatewayError &&
        error.code === 'invalid_request' &&
        JSON.stringify(error).includes('origins.1'),
      origin,
    );
  }
});
