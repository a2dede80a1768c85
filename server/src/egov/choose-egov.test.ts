import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import { GatewayError } from '../errors.ts';
import { type ConnectorRules, chooseEgov, readConnectorRules } from './choose-egov.ts';
import type { Egov, StateDocumentRequest } from './egov.ts';

const requestOf = (documentType: DocumentTypeName): StateDocumentRequest => ({
  requestId: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b',
  organization: { id: 'organization', name: 'Organisation' },
  documentType,
  iin: '900101300017',
  phone: '77010000001',
  stateReference: 'reference',
  asked: null,
  isForWallet: false,
});
const { signal } = new AbortController();
const readRules = (text: string) => readConnectorRules(text, ['relay', 'smartbridge']);

/** Says which call came. */
const relay: Egov = {
  requestDocument: async ({ documentType }) => ({ stateReference: `relay request ${documentType}` }),
  resendOtp: async ({ documentType }) => ({ stateReference: `relay resend ${documentType}` }),
  fetchDocument: async () => ({ outcome: 'wrong_code' }),
  checkMcdb: async () => ({ isVerified: true }),
};
const isUnserved = (error: unknown) => error instanceof GatewayError && error.code === 'no_live_connector';

test('a type’s own rule goes before the star, and a type without either is served by none', async () => {
  const egov = chooseEgov(readRules(' diploma = relay '), { relay });
  assert.deepEqual(await egov.requestDocument(requestOf('diploma'), signal), {
    stateReference: 'relay request diploma',
  });
  assert.deepEqual(await egov.resendOtp(requestOf('diploma'), signal), { stateReference: 'relay resend diploma' });
  assert.deepEqual(await egov.fetchDocument(requestOf('diploma'), '1', signal), { outcome: 'wrong_code' });
  await assert.rejects(egov.requestDocument(requestOf('passport'), signal), isUnserved);

  const everything = chooseEgov(readRules('diploma=relay,*=relay'), { relay });
  assert.deepEqual(await everything.requestDocument(requestOf('passport'), signal), {
    stateReference: 'relay request passport',
  });
});

test('the MCDB is asked through the connector of the first rule, and without a rule through none', async () => {
  const smartbridge: Egov = { ...relay, checkMcdb: async () => ({ isVerified: false }) };
  const check = (rules: ConnectorRules) =>
    chooseEgov(rules, { relay, smartbridge }).checkMcdb(requestOf('diploma'), signal);
  assert.deepEqual(await check(readRules('passport=smartbridge,*=relay')), { isVerified: false });
  assert.deepEqual(await check(readRules('*=relay,passport=smartbridge')), { isVerified: true });
  await assert.rejects(check(new Map()), isUnserved);
});

test('a rule that cannot be right is refused with a sentence', () => {
  for (const [rules, sentence] of [
    ['relay', /rule "relay", which must be <document type>=<connector>/],
    ['*=', /rule "\*=", which must be/],
    ['*=relay=x', /which must be/],
    ['*=relay,', /rule "", which must be/],
    ['identity=relay', /document type "identity", which does not exist/],
    ['*=sandbox', /connector "sandbox"; there are relay and smartbridge/],
    ['*=relay,*=relay', /two rules for "\*"/],
  ] as const) {
    assert.throws(() => readRules(rules), sentence);
  }
});
