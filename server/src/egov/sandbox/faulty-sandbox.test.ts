import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Egov, StateDocumentRequest } from '../egov.ts';
import type { SandboxFault } from './fault-store.ts';
import { withFaults } from './faulty-sandbox.ts';

const request = { iin: '900101300017' } as StateDocumentRequest;

function start(fault: SandboxFault | undefined, slowMs = 0) {
  const calls: string[] = [];
  const answer = (name: string) => async () => {
    calls.push(name);
    return { stateReference: null };
  };
  const sandbox: Egov = {
    requestDocument: answer('request'),
    resendOtp: answer('resend'),
    fetchDocument: async () => {
      calls.push('fetch');
      return { outcome: 'wrong_code' };
    },
    checkMcdb: async () => {
      calls.push('check');
      return { isVerified: true };
    },
  };
  return { calls, egov: withFaults(sandbox, { faultOf: async () => fault }, slowMs) };
}

const codeOf = (error: { code?: string }) => error.code;

test('without a fault, and with a slow state, each call goes through', async () => {
  for (const fault of [undefined, 'slow'] as const) {
    const { egov, calls } = start(fault);
    const { signal } = new AbortController();
    await egov.requestDocument(request, signal);
    await egov.resendOtp(request, signal);
    await egov.fetchDocument({ ...request, stateReference: null }, '123456', signal);
    await egov.checkMcdb(request, signal);
    assert.deepEqual(calls, ['request', 'resend', 'fetch', 'check']);
  }
});

test('a silent state answers nothing until the caller gives up, and a slow one stops with the caller', async () => {
  for (const [fault, slowMs] of [
    ['silent', 0],
    ['slow', 60_000],
  ] as const) {
    const { egov, calls } = start(fault, slowMs);
    const controller = new AbortController();
    const call = egov.requestDocument(request, controller.signal);
    controller.abort();
    await assert.rejects(call, (error: { code?: string }) =>
      ['egov_timeout', 'ABORT_ERR'].includes(codeOf(error) ?? ''),
    );
    assert.deepEqual(calls, []);
  }
});

test('an unavailable and a garbled state fail in the words of the port', async () => {
  for (const [fault, code] of [
    ['unavailable', 'egov_unavailable'],
    ['garbage', 'government_service_error'],
  ] as const) {
    const { egov, calls } = start(fault);
    await assert.rejects(egov.resendOtp(request, new AbortController().signal), { code });
    assert.deepEqual(calls, []);
  }
});
