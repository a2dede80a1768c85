import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { isValidIin } from '../../citizens/iin.ts';
import { normalizePhone } from '../../citizens/phone.ts';
import { randomIds } from '../../clock.ts';
import { openTestDatabase } from '../../storage/store-test-setup.ts';
import { type EgovUnderTest, egovContract } from '../egov-contract.ts';
import { createEgovGate } from '../egov-gate.ts';
import { guardEgov } from '../guarded-egov.ts';
import { measureEgov } from '../measured-egov.ts';
import { contractSubjects, personIn } from './contract-subjects.ts';
import { createSandboxInbox, type SandboxInbox } from './inbox.ts';
import { sandboxPeople } from './people.ts';
import { createPopulation } from './population.ts';
import { createSandboxEgov } from './sandbox-egov.ts';
import { createSandboxStore } from './sandbox-store.ts';

const OTP_TTL_MS = 180_000;

interface Sandbox extends EgovUnderTest {
  inbox: SandboxInbox;
  advanceMs(milliseconds: number): void;
}

async function startSandbox(t: TestContext): Promise<Sandbox> {
  let nowMs = Date.now();
  const database = await openTestDatabase(t, () => nowMs);
  const inbox = createSandboxInbox(createSandboxStore(database), randomIds.randomBytes(32));
  const egov = createSandboxEgov({ population: createPopulation(), inbox, ids: randomIds, otpTtlMs: OTP_TTL_MS });
  return {
    egov: {
      ...egov,
      // Two SMS of one request are never of the same moment.
      resendOtp: (request, signal) => {
        nowMs += 1;
        return egov.resendOtp(request, signal);
      },
    },
    codeOf: async (requestId) => (await inbox.findLatestMessage(requestId))?.message.code,
    inbox,
    advanceMs: (milliseconds) => {
      nowMs += milliseconds;
    },
  };
}

egovContract('sandbox', startSandbox, contractSubjects);

egovContract(
  'sandbox, measured and guarded',
  async (t) => {
    const sandbox = await startSandbox(t);
    const monotonicMs = () => 0;
    const measured = measureEgov(sandbox.egov, monotonicMs, () => undefined);
    const limits = { maxConcurrent: 1, maxQueued: 0, breakerFaults: 10, breakerOpenMs: 1000 };
    const ignored = () => undefined;
    const gate = createEgovGate({ limits, monotonicMs, onRefused: ignored, onBreaker: ignored });
    return { ...sandbox, egov: guardEgov(measured, gate) };
  },
  contractSubjects,
);

test('every person has a valid IIN and a valid phone, and shares neither', () => {
  for (const { iin, phone } of sandboxPeople) {
    assert.ok(isValidIin(iin), iin);
    assert.equal(normalizePhone(phone), phone);
  }
  assert.equal(new Set(sandboxPeople.map(({ iin }) => iin)).size, sandboxPeople.length);
  assert.equal(new Set(sandboxPeople.map(({ phone }) => phone)).size, sandboxPeople.length);
});

test('the same request id always gets the same code', async (t) => {
  const requestId = '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b';
  const request = {
    requestId,
    organization: { id: 'o', name: 'O' },
    documentType: 'identity_card' as const,
    ...personIn('ok'),
    stateReference: null,
    asked: null,
    isForWallet: false,
  };
  const codes = [];
  for (let run = 0; run < 2; run++) {
    const sandbox = await startSandbox(t);
    await sandbox.egov.requestDocument(request, new AbortController().signal);
    codes.push(await sandbox.codeOf(requestId));
  }
  assert.match(codes[0] ?? '', /^\d{6}$/);
  assert.equal(codes[0], codes[1]);
});

test('the state takes a code for three minutes', async (t) => {
  const sandbox = await startSandbox(t);
  const { signal } = new AbortController();
  const organization = { id: 'o', name: 'O' };
  const request = {
    requestId: 'r',
    organization,
    documentType: 'identity_card' as const,
    ...personIn('ok'),
    stateReference: null,
    asked: null,
    isForWallet: false,
  };
  await sandbox.egov.requestDocument(request, signal);
  const code = (await sandbox.codeOf('r')) ?? '';
  sandbox.advanceMs(OTP_TTL_MS - 1);
  assert.equal((await sandbox.egov.fetchDocument(request, code, signal)).outcome, 'document');
  sandbox.advanceMs(1);
  assert.equal((await sandbox.egov.fetchDocument(request, code, signal)).outcome, 'code_expired');
  const other = code === '000000' ? '000001' : '000000';
  assert.equal((await sandbox.egov.fetchDocument(request, other, signal)).outcome, 'wrong_code');
});

test('nobody shares an IIN: a relative who is one of the people too is the same person', () => {
  const relatives = sandboxPeople.flatMap(({ father, mother, marriage, children }) => [
    ...[father, mother, marriage?.spouse].filter((relative) => relative !== undefined),
    ...children,
  ]);
  const everybody = [...sandboxPeople, ...relatives];
  const told = new Map<string, string>();
  for (const { iin, lastName, firstName, middleName, birthday } of everybody) {
    assert.ok(isValidIin(iin), `${lastName} ${iin}`);
    const person = [lastName, firstName, middleName, birthday].join(' ');
    assert.equal(told.get(iin) ?? person, person);
    told.set(iin, person);
  }
});
