/** Every refusal that the page can meet is told in words of the citizen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translations } from './i18n/translations.ts';
import { tellRefusal } from './refusal-text.ts';

const refusal = (code: string, more = {}) => ({
  status: 400,
  code,
  requestId: 'req_1',
  retryAfterSeconds: undefined,
  ...more,
});

test('what is wrong with a field is told at the field', () => {
  assert.deepEqual(tellRefusal(refusal('invalid_otp_code'), translations.en), {
    text: 'This code is wrong.',
    field: 'code',
  });
  assert.equal(tellRefusal(refusal('subject_not_found_in_mcdb'), translations.kk).field, 'phone');
  assert.equal(tellRefusal(refusal('profile_not_found'), translations.ru).field, 'iin');
});

test('what ends by the organisation’s doing is told as its matter, not as a fault', () => {
  for (const code of ['flow_disabled', 'invalid_api_key', 'technology_not_accessible']) {
    assert.equal(
      tellRefusal(refusal(code, { status: 403 }), translations.en).text,
      translations.en.errors.organization,
      code,
    );
  }
});

test('a limit tells how long to wait, in whole minutes', () => {
  const limited = refusal('rate_limited', { status: 429, retryAfterSeconds: 61 });
  assert.match(tellRefusal(limited, translations.en).text, /Try again in 2 min\./);
  assert.match(tellRefusal(limited, translations.kk).text, /2 минут қалды/);
  assert.match(tellRefusal(refusal('rate_limited', { status: 429 }), translations.ru).text, /Попробуйте позже/);
});

test('what nobody foresaw tells the number under which the gateway knows it, and no field is blamed', () => {
  for (const language of ['en', 'kk', 'ru'] as const) {
    const { text, field } = tellRefusal(refusal('something_new'), translations[language]);
    assert.match(text, /req_1/);
    assert.equal(field, undefined);
  }
});
