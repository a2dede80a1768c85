/** Lines of the request log for tests. */
import { randomUUID } from 'node:crypto';
import type { CollectedRequest } from './request-log-store.ts';

export const sampleRequest = (changes: Partial<CollectedRequest> = {}): CollectedRequest => ({
  requestId: `req_${randomUUID()}`,
  organizationId: 'alma',
  environment: 'test',
  operation: 'requestDocument',
  apiKeyId: 'key',
  session: null,
  documentType: 'identity_card',
  outcome: 'ok',
  iinMasked: '********0017',
  phoneMasked: '7701*****01',
  durationMs: 120,
  stateMs: 80,
  ageMs: 0,
  ...changes,
});
