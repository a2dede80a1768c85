/** How the cabinet's API shows what the store has of one citizen. */
import type { CitizenRecords } from '../citizen-records/find-citizen-records.ts';
import { consentReplySchema } from '../consents/consent-schemas.ts';
import { describeConsent } from '../consents/describe-consent.ts';
import { orNull, Type } from '../json/json-schema.ts';
import { auditRowReply, auditRowSchema, type PartyNames } from './audit-schemas.ts';
import { exampleIds, timeField, toTime } from './schemas.ts';

const masked = (what: string, example: string) =>
  orNull(Type.String({ examples: [example] }), {
    description: `${what}, masked. Null where it was not kept, or was erased`,
  });

const requestOfCitizenSchema = Type.Object({
  time: timeField('When the call was'),
  action: Type.String({ description: 'The operation', examples: ['requestDocument'] }),
  organization_id: Type.String({ examples: [exampleIds.organization] }),
  request_id: Type.String({ examples: ['req_UyZ2yQ0k6Jm5qv0dZ3bVxA'] }),
  error_code: orNull(Type.String({ examples: ['invalid_otp_code'] }), {
    description: 'Null where the call went well',
  }),
  iin: masked('The IIN', '9001********'),
  phone: masked('The phone', '7701*****01'),
});

export const citizenRecordsSchema = Type.Object({
  audit: Type.Array(auditRowSchema, { description: 'Newest first. They name the citizen by a keyed HMAC alone' }),
  requests: Type.Array(requestOfCitizenSchema, { description: 'Lines of the request log that are still there' }),
  consents: Type.Array(
    Type.Object({ organization_id: Type.String({ examples: [exampleIds.organization] }), consent: consentReplySchema }),
  ),
});

export function citizenRecordsReply(
  { rows, requests, consents }: CitizenRecords,
  names: PartyNames,
  dataKey: Uint8Array,
) {
  return {
    audit: rows.map((row) => auditRowReply(row, names)),
    requests: requests.map(requestReply),
    consents: consents.map((found) => ({
      organization_id: found.consent.organizationId,
      consent: describeConsent(found, dataKey),
    })),
  };
}

function requestReply(request: CitizenRecords['requests'][number]) {
  const { requestId, organizationId, createdAt, iinMasked, phoneMasked, operation, outcome } = request;
  return {
    time: toTime(createdAt),
    action: operation,
    organization_id: organizationId,
    request_id: requestId,
    error_code: outcome === 'ok' ? null : outcome,
    iin: iinMasked,
    phone: phoneMasked,
  };
}
