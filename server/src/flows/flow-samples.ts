/** What the contracts of the flows work with. */
import { randomUUID } from 'node:crypto';
import type { Flow } from './flow.ts';
import type { NewFlowSession } from './flow-session-store.ts';

export function sampleFlow(organizationId: string, changes: Partial<Flow> = {}): Flow {
  return {
    id: randomUUID(),
    organizationId,
    environment: 'test',
    name: 'Тіркелгі ашу',
    documentTypes: ['identity_card'],
    origins: ['https://shop.example'],
    returnUrls: ['https://shop.example/done'],
    claimsOnly: false,
    purpose: { kk: 'Тіркелгі ашу үшін', ru: null, en: null },
    enabled: true,
    createdAt: 1_000,
    ...changes,
  };
}

export function newFlowSession(organizationId: string = randomUUID()): NewFlowSession {
  return {
    idHash: randomUUID(),
    flowId: randomUUID(),
    organizationId,
    apiKeyId: randomUUID(),
    environment: 'test',
    encryptedOrder: 'order',
    encryptedSubject: 'subject',
    recipient: 'recipient',
    clientReference: null,
    encryptedForProvider: 'told',
  };
}
