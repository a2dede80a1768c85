/** What the contracts of the consents work with. */
import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { NewConsent } from './consent.ts';

export function sampleConsent(organizationId: string, changes: Partial<NewConsent> = {}): NewConsent {
  return {
    id: `con_${randomUUID()}`,
    organizationId,
    environment: 'test',
    subject: randomUUID(),
    receiptHash: randomUUID(),
    encryptedRecord: 'record',
    encryptedSession: 'session',
    ...changes,
  };
}

export function auditOfSample({ id, organizationId }: NewConsent, action: AuditEntry['action']): AuditEntry {
  return { id: randomUUID(), organizationId, action, requestId: 'req_1', target: id };
}
