import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningQuotas } from './quota.ts';
import type { Subscription } from './subscription.ts';
import { subscriptionRefusal, subscriptionsFor } from './subscription-refusal.ts';
import { sampleSubscription } from './subscription-samples.ts';

const NOW = 1_000;
const subscription = (changes: Partial<Subscription>) =>
  sampleSubscription('o', { endsAt: 2_000, quota: null, ...changes });
const refusal = (...subscriptions: Subscription[]) => subscriptionRefusal(subscriptions, 'e_document', NOW);

const current = subscription({});
const past = subscription({ endsAt: 999 });
const future = subscription({ startsAt: 1_001 });
const disabled = subscription({ active: false });
const otherTechnology = subscription({ technology: 'liveness' });

test('each state of the subscriptions gives its error', () => {
  assert.equal(refusal(), 'no_subscription');
  assert.equal(refusal(otherTechnology), 'no_subscription_for_technology');
  assert.equal(refusal(future), 'subscription_not_started');
  assert.equal(refusal(past), 'technology_not_accessible');
  assert.equal(refusal(disabled), 'technology_not_accessible');
  assert.equal(refusal(current), undefined);
});

test('one current subscription is enough, whatever else there is', () => {
  assert.equal(refusal(past, disabled, otherTechnology, future, current), undefined);
});

test('a scheduled renewal after an ended period has not started', () => {
  assert.equal(refusal(past, future), 'subscription_not_started');
  assert.equal(refusal(past, subscription({ startsAt: 1_001, active: false })), 'technology_not_accessible');
});

test('a period begins with its first and ends before its last millisecond', () => {
  assert.equal(refusal(subscription({ startsAt: NOW })), undefined);
  assert.equal(refusal(subscription({ endsAt: NOW })), 'technology_not_accessible');
});

test('a trial counts for test keys alone, with its quota too', () => {
  const trial = subscription({ id: 'trial', trial: true, quota: 5 });
  const granted = subscription({ id: 'granted', quota: 7 });
  assert.deepEqual(subscriptionsFor('test', [trial, granted]), [trial, granted]);
  assert.deepEqual(subscriptionsFor('live', [trial, granted]), [granted]);
  assert.equal(refusal(...subscriptionsFor('live', [trial])), 'no_subscription');
  assert.deepEqual(
    runningQuotas([trial, granted], 'e_document', NOW).map(({ max }) => max),
    [7],
  );
});
