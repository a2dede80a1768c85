import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayError } from '../errors.ts';
import { readFlowSettings, type TypedFlowSettings } from './flow-settings.ts';

const right: TypedFlowSettings = {
  name: ' Тіркелгі ашу ',
  documentTypes: ['identity_card', 'identity_card'],
  origins: ['https://shop.example', 'http://localhost:3000'],
  returnUrls: ['https://shop.example/done?a=1', 'http://127.0.0.1:3000/done'],
  claimsOnly: false,
  purpose: { kk: ' Тіркелгі ашу үшін ', ru: '  ', en: null },
  enabled: true,
};

function wrongFieldsOf(changes: Partial<TypedFlowSettings>): string[] {
  try {
    readFlowSettings({ ...right, ...changes });
    return [];
  } catch (error) {
    return error instanceof GatewayError ? (error.extras.errors ?? []).map(({ field }) => field) : [String(error)];
  }
}

test('what is right is taken without blanks around it, and what stands twice once', () => {
  assert.deepEqual(readFlowSettings(right), {
    ...right,
    name: 'Тіркелгі ашу',
    documentTypes: ['identity_card'],
    purpose: { kk: 'Тіркелгі ашу үшін', ru: null, en: null },
  });
});

test('an origin is one to the letter, by https or of this machine', () => {
  for (const origin of [
    ...['', '*', 'null', 'shop.example', 'https://', 'https://shop.example/', 'https://shop.example/path'],
    ...['http://shop.example', 'https://*.shop.example', 'https://user@shop.example', 'https://shop.example:443'],
    ...['HTTPS://SHOP.EXAMPLE', 'https://shop.example;script-src *', "'self'", 'data:text/html,x', 'https://a b'],
  ]) {
    assert.deepEqual(wrongFieldsOf({ origins: ['https://shop.example', origin] }), ['origins.1'], origin);
  }
});

test('a return address leads to a page by https, or of this machine, and holds no secret', () => {
  for (const url of [
    ...['', '/done', 'javascript:alert(1)', 'data:text/html,x', 'http://shop.example/done', 'app://done'],
    ...[
      'https://user:pass@shop.example/done',
      'https://shop.example/done#x',
      `https://shop.example/${'x'.repeat(500)}`,
    ],
  ]) {
    assert.deepEqual(wrongFieldsOf({ returnUrls: [url] }), ['return_urls.0'], url);
  }
});

test('each other wrong field is named', () => {
  assert.deepEqual(wrongFieldsOf({ name: ' ' }), ['name']);
  assert.deepEqual(wrongFieldsOf({ name: 'x'.repeat(81) }), ['name']);
  assert.deepEqual(wrongFieldsOf({ documentTypes: [] }), ['document_types']);
  assert.deepEqual(wrongFieldsOf({ documentTypes: ['passport', 'pasport', '__proto__'] }), [
    'document_types.1',
    'document_types.2',
  ]);
  assert.deepEqual(wrongFieldsOf({ purpose: { kk: null, ru: 'x'.repeat(301), en: null } }), ['purpose.ru']);
});
