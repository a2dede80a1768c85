/** What the organisation and the citizen are told of a consent. */
import { consentStateAt } from './consent.ts';
import type { ConsentContext } from './consent-context.ts';
import { hashConsentRecord } from './consent-record.ts';
import type { ConsentReply } from './consent-schemas.ts';
import { decryptRecord } from './consent-secret.ts';
import type { FoundConsent } from './consent-store.ts';

export function describeConsent({ consent, nowMs }: FoundConsent, dataKey: ConsentContext['dataKey']): ConsentReply {
  const timeOf = (epochMs: number | null) => (epochMs === null ? null : new Date(epochMs).toISOString());
  const record = decryptRecord(dataKey, consent.encryptedRecord);
  return {
    id: consent.id,
    state: consentStateAt(consent, nowMs),
    environment: consent.environment,
    used_at: timeOf(consent.usedAt),
    withdrawn_at: timeOf(consent.withdrawnAt),
    record_sha256: hashConsentRecord(record),
    record,
  };
}
