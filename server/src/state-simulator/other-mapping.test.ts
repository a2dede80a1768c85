import { randomUUID, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { type EgovUnderTest, egovContract } from '../egov/egov-contract.ts';
import { contractSubjects } from '../egov/sandbox/contract-subjects.ts';
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

egovContract('smartbridge, with another mapping', startState, contractSubjects);
