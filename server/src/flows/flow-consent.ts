/** The consent that a citizen gives on the page of a Flow: one for each session, given where the code is asked for. */
import type { CallSource } from '../audit/audit-entry.ts';
import { askInWords } from '../claims/describe-ask.ts';
import { auditOfConsent } from '../consents/audit-of-consent.ts';
import { hashConsentRecord, makeConsentRecord } from '../consents/consent-record.ts';
import { encryptRecord, encryptSessionId, hashReceiptSecret, receiptSecretOf } from '../consents/consent-secret.ts';
import { subjectHmac } from '../crypto/subject-hmac.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import { referenceOfSession } from '../sessions/session-secret.ts';
import type { Language } from '../words/languages.ts';
import type { FlowContext } from './flow-context.ts';
import type { GivenConsent } from './flow-session-store.ts';
import type { ToldFlow } from './flow-webhook.ts';
import type { OpenFlow } from './open-flow.ts';

export interface Agreed {
  iin: string;
  documentType: DocumentTypeName;
  language: Language;
}

const CONSENT_PREFIX = 'con_';

/** Told with the session, so whoever may see the one may know the other. */
export function consentIdOf({ idHash }: { idHash: string }): string {
  return CONSENT_PREFIX + referenceOfSession(idHash);
}

/** As `referenceOfSession` has it. */
export function referenceOfConsent(consentId: string): string {
  return consentId.slice(CONSENT_PREFIX.length);
}

export function givenConsent(open: OpenFlow, agreed: Agreed, source: CallSource, context: FlowContext): GivenConsent {
  const { session, sessionId, organization, order, nowMs: givenAt } = open;
  const { organizationId, environment } = session;
  const id = consentIdOf(session);
  const subject = subjectOf(agreed.iin, context);
  const { purpose, fileType } = order;
  const asked = askInWords(order.ask, agreed.documentType);
  const { documentType, language } = agreed;
  const validUntil = givenAt + context.sessions.rules.sessionTtlMs;
  const keptUntil = givenAt + context.consentRetentionMs;
  const shown = { purpose, documentType, asked, fileType, language, givenAt, validUntil, keptUntil };
  const record = makeConsentRecord({ consentId: id, organization, subject, ...shown });
  const receiptSecret = receiptSecretOf(sessionId);
  const consent = {
    id,
    organizationId,
    environment,
    subject,
    receiptHash: hashReceiptSecret(receiptSecret),
    encryptedRecord: encryptRecord(context.consentEncryption, record),
    encryptedSession: encryptSessionId(receiptSecret, sessionId),
  };
  const { ids } = context.sessions;
  const recordHash = hashConsentRecord(record);
  return { consent, audit: auditOfConsent('consent_given', consent, source, { ids, recordHash }) };
}

/** By the delivery, or the withdrawal; undefined where none was given. */
export function usedConsent(open: ToldFlow, source: CallSource, context: FlowContext) {
  return endOfConsent('consent_used', open, source, context);
}

export function withdrawnConsent(open: ToldFlow, source: CallSource, context: FlowContext) {
  return endOfConsent('consent_withdrawn', open, source, context);
}

function endOfConsent(
  action: 'consent_used' | 'consent_withdrawn',
  { session, subject: { iin } }: ToldFlow,
  source: CallSource,
  context: FlowContext,
) {
  if (session.documentIdHash === null || iin === undefined) return undefined;
  const id = consentIdOf(session);
  const { organizationId, environment } = session;
  const consent = { id, organizationId, environment, subject: subjectOf(iin, context) };
  return { id, audit: auditOfConsent(action, consent, source, { ids: context.sessions.ids }) };
}

function subjectOf(iin: string, { sessions }: FlowContext): string {
  return subjectHmac(sessions.subjectHmacKey, 'iin', iin);
}
