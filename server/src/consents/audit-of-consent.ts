/** The audit row of what happens to a consent: ids, and the hash of its record. Neither tells what it says, or of whom. */
import type { AuditEntry, CallSource } from '../audit/audit-entry.ts';
import type { Ids } from '../clock.ts';
import type { NewConsent } from './consent.ts';

export function auditOfConsent(
  action: 'consent_given' | 'consent_used' | 'consent_withdrawn',
  { id, organizationId, environment, subject }: Pick<NewConsent, 'id' | 'organizationId' | 'environment' | 'subject'>,
  source: CallSource,
  { ids, recordHash = null }: { ids: Ids; recordHash?: string | null },
): AuditEntry {
  return { id: ids.rowId(), organizationId, action, ...source, environment, subject, target: id, after: recordHash };
}
