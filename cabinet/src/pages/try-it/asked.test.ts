import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingAsked, requestBody, toggled } from './asked.ts';

const subject = {
  iin: '900101300017',
  phone: '77010000001',
  full_name: 'ТЕСТОВ АСХАТ БОЛАТОВИЧ',
  situation: 'ok' as const,
  document_types: [],
  own: false,
};
const whole = { asked: null, isForWallet: false };
const citizen = { api_key: 'qjt_test_x', iin: '900101300017', phone: '77010000001' };

test('the whole document is asked for without claims, fields and holder', () => {
  assert.deepEqual(requestBody('qjt_test_x', subject, whole), citizen);
});

test('only the list that has names is sent, and a holder only with the claim that compares him', () => {
  assert.deepEqual(
    requestBody('qjt_test_x', subject, { ...whole, asked: { ...nothingAsked, claims: ['not_expired'] } }),
    {
      ...citizen,
      claims: ['not_expired'],
    },
  );
  assert.deepEqual(
    requestBody('qjt_test_x', subject, { ...whole, asked: { claims: ['is_holder'], fields: ['common.docNumber'] } }),
    {
      ...citizen,
      claims: ['is_holder'],
      fields: ['common.docNumber'],
      holder: { first_name: 'АСХАТ', last_name: 'ТЕСТОВ' },
    },
  );
});

test('for a wallet the document is asked for whole', () => {
  const body = requestBody('qjt_test_x', subject, { asked: null, isForWallet: true });
  assert.deepEqual(body, { ...citizen, credential: true });
});

test('a name is added once and taken away again', () => {
  assert.deepEqual(toggled(['not_expired'], 'is_holder'), ['not_expired', 'is_holder']);
  assert.deepEqual(toggled(['not_expired', 'is_holder'], 'not_expired'), ['is_holder']);
});
