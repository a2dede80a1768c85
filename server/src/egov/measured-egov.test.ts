import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayError } from '../errors.ts';
import type { Egov, StateDocumentRequest } from './egov.ts';
import { type EgovCall, measureEgov } from './measured-egov.ts';

test('each call is told with its operation, its outcome and its time, and comes out unchanged', async () => {
  const { signal } = new AbortController();
  const request = { iin: '900101300017' } as StateDocumentRequest;
  const unexpected = new TypeError('anything');
  let nowMs = 0;
  const told: EgovCall[] = [];
  const connector: Egov = {
    requestDocument: async () => {
      nowMs += 10;
      return { stateReference: 'reference' };
    },
    resendOtp: async () => {
      throw unexpected;
    },
    fetchDocument: async (_request, code) => {
      if (code === '000000') throw new GatewayError('egov_unavailable');
      return { outcome: 'wrong_code' };
    },
    checkMcdb: async () => ({ isVerified: false }),
  };
  const egov = measureEgov(
    connector,
    () => nowMs,
    (call) => told.push(call),
  );
  assert.deepEqual(await egov.requestDocument(request, signal), { stateReference: 'reference' });
  await assert.rejects(egov.resendOtp(request, signal), (error) => error === unexpected);
  const reference = { ...request, stateReference: null };
  assert.deepEqual(await egov.fetchDocument(reference, '111111', signal), { outcome: 'wrong_code' });
  await assert.rejects(egov.fetchDocument(reference, '000000', signal));
  assert.deepEqual(await egov.checkMcdb(request, signal), { isVerified: false });
  assert.deepEqual(told, [
    { operation: 'requestDocument', outcome: 'ok', durationMs: 10 },
    { operation: 'resendOtp', outcome: 'government_service_error', durationMs: 0 },
    { operation: 'fetchDocument', outcome: 'wrong_code', durationMs: 0 },
    { operation: 'fetchDocument', outcome: 'egov_unavailable', durationMs: 0 },
    // Nobody reads from the metrics whose phones are right.
    { operation: 'checkMcdb', outcome: 'ok', durationMs: 0 },
  ]);
});
