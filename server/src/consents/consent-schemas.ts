/** A consent as it is told. */
import { oneOf, type Static, Type } from '../json/json-schema.ts';
import { languages } from '../words/languages.ts';
import { consentStates } from './consent.ts';
import type { ConsentRecord } from './consent-record.ts';

const timeOrNull = (description: string) =>
  Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time', description });

export const consentReplySchema = Type.Object({
  id: Type.String({ examples: ['con_0f3c5d7e9a1b2c3d4e5f6a7b'] }),
  state: oneOf(consentStates, {
    description: '`given` until the document is delivered (`used`), the citizen withdraws, or the time is over',
  }),
  environment: oneOf(['test', 'live']),
  used_at: timeOrNull('When the document was delivered by it'),
  withdrawn_at: timeOrNull('When the citizen took it back'),
  record_sha256: Type.String({
    description: 'Of `record` in the form of RFC 8785; the row `consent_given` of the audit has it too',
  }),
  record: Type.Unsafe<ConsentRecord>({
    type: 'object',
    additionalProperties: true,
    description: 'What was shown and agreed to: JSON-LD with the fields of ISO/IEC TS 27560',
  }),
});

export type ConsentReply = Static<typeof consentReplySchema>;

export const receiptHeaders = Type.Object({
  'qujat-consent-receipt': Type.String({ maxLength: 100, description: 'The secret in the fragment of the link' }),
});

export const receiptPdfQuery = Type.Object({
  language: oneOf(languages),
});

/** The calls of the receipt's page. The secret travels in a header: no proxy and no history keeps it. */
export const receiptCalls = {
  readReceipt: { method: 'GET', url: '/api/v1/consents/receipt/' },
  drawReceipt: { method: 'GET', url: '/api/v1/consents/receipt/pdf/' },
  withdrawConsent: { method: 'POST', url: '/api/v1/consents/receipt/withdraw/' },
} as const;
