import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowSettingsOf } from './flow-settings.ts';

test('each box that is set is a document type, each line an address, and an empty purpose is none', () => {
  const values = {
    name: 'Тіркелгі ашу',
    'type:identity_card': 'on',
    'type:diploma': 'on',
    'purpose.kk': 'Тіркелгі ашу үшін',
    'purpose.ru': '',
    origins: 'https://shop.example\nhttps://www.shop.example',
    return_urls: '',
  };
  assert.deepEqual(flowSettingsOf(values, true), {
    name: 'Тіркелгі ашу',
    document_types: ['identity_card', 'diploma'],
    origins: ['https://shop.example', 'https://www.shop.example'],
    return_urls: [],
    purpose: { kk: 'Тіркелгі ашу үшін', ru: null, en: null },
    claims_only: false,
    enabled: true,
  });
  assert.equal(flowSettingsOf({ ...values, claims_only: 'on' }, true).claims_only, true);
});
