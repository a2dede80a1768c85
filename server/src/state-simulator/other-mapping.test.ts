/** Connector and simulator with another mapping than the default, and the state believed by its authority: the contract of all connectors. */
import assert from 'node:assert/strict';
import { randomUUID, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import type { EgovErrorCode } from '../egov/egov.ts';
import { type EgovUnderTest, egovContract, type Subject } from '../egov/egov-contract.ts';
import { type Situation, sandboxPeople } from '../egov/sandbox/people.ts';
import { defaultMapping, type Mapping } from '../egov/smartbridge/mapping.ts';
import { createSmartbridgeConnector } from '../egov/smartbridge/smartbridge-connector.ts';
import { STATE_UNIT } from './keys.ts';
import { CHANNEL_PATH } from './schema-routes.ts';
import { startSimulator } from './simulator-test-setup.ts';

/** Credentials as properties, answers by `messageId`, services and fields of other names. */
const mapping: Mapping = {
  ...defaultMapping,
  answerNames: 'messageId',
  services: { mcdb: 'A', consent: 'B', document: 'C' },
  mcdb: { request: { iin: 'who', phone: 'where' }, answer: { status: 'found' } },
  document: { ...defaultMapping.document, credentialsIn: 'properties' },
};

async function startState(t: TestContext): Promise<EgovUnderTest> {
  const state = await startSimulator(t, { mapping });
  const authorities = [new X509Certificate(readFileSync(state.keys.files.authority))];
  const connector = createSmartbridgeConnector({
    url: new URL(`${state.address}${CHANNEL_PATH}`),
    sender: { senderId: 'qujat', password: 'the-password' },
    company: { bin: '123456789012', responsible: 'Жауапты' },
    security: {
      kind: 'rsa',
      key: state.gateway,
      trust: { kind: 'issued', authorities, subjectPart: `OU=${STATE_UNIT}` },
    },
    tls: {},
    mapping,
    maxFileBytes: 10_000_000,
    nowMs: () => Date.now(),
    uuid: randomUUID,
    onMessage: () => undefined,
  });
  t.after(() => connector.close());
  return {
    egov: connector.egov,
    codeOf: async (requestId) => (await state.simulator.inbox.findLatestMessage(requestId))?.message.code,
  };
}

function personIn(situation: Situation): Subject {
  const person = sandboxPeople.find((candidate) => candidate.situation === situation);
  assert.ok(person, situation);
  return person;
}

const failing = (code: EgovErrorCode) => ({ [code]: personIn(code) });

egovContract('smartbridge, with another mapping', startState, {
  present: { ...personIn('ok'), documentType: 'identity_card' },
  missing: { ...personIn('document_missing'), documentType: 'identity_card' },
  failing: {
    ...failing('subject_not_found_in_mcdb'),
    ...failing('profile_not_found'),
    ...failing('egov_unreachable'),
    ...failing('egov_unavailable'),
    ...failing('egov_timeout'),
    ...failing('government_service_error'),
  } as Record<EgovErrorCode, Subject>,
});
