/** Where a text of the cabinet says a time, it is the one that the gateway goes by. Those of the errors are held by `server/src/checks/error-figures.test.ts`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTranslations, textsByKey } from '../cabinet/src/i18n/translations-test-setup.ts';
import { defaultAccountRules } from '../server/src/accounts/account-rules.ts';
import { readConfig } from '../server/src/config/read-config.ts';
import { STATUS_LIST_SECONDS } from '../server/src/credentials/status-list.ts';
import { defaultSessionRules } from '../server/src/sessions/session.ts';
import { KEEP_DELIVERIES_MS, MOST_FAILING_MS, SECRET_OVERLAP_MS } from '../server/src/webhooks/webhook-endpoint.ts';
import { durationText } from '../server/src/words/duration-text.ts';

const [en, kk, ru] = [await readTranslations('en'), await readTranslations('kk'), await readTranslations('ru')].map(
  (texts) => textsByKey(texts),
);

const times = {
  'frame.confirm.text': defaultAccountRules.recentMs,
  'signUp.mailSignUp': defaultAccountRules.signUpLinkMs,
  'signUp.mailReset': defaultAccountRules.resetLinkMs,
  'webhooks.rollText': SECRET_OVERLAP_MS,
  'webhooks.deliveriesText': KEEP_DELIVERIES_MS,
  'webhooks.states.failing': MOST_FAILING_MS,
  'tryIt.revoked': STATUS_LIST_SECONDS * 1_000,
  'scenarios.silent': readConfig({}).egovTimeoutMs,
  'sandbox.steps.code': defaultSessionRules.otpTtlMs,
  'sandbox.steps.session': defaultSessionRules.sessionTtlMs,
};

for (const [key, ms] of Object.entries(times)) {
  test(`${key} says the time that the gateway goes by, in each language`, () => {
    const [said = '', ...others] = [en, kk, ru].map((texts) => texts?.get(key));
    assert.ok(said.includes(durationText(ms)), `"${said}" must say ${durationText(ms)}`);
    for (const other of others) assert.deepEqual(figuresIn(other), figuresIn(said));
  });
}

function figuresIn(text = ''): string[] {
  return (text.match(/\d+/g) ?? []).toSorted();
}
