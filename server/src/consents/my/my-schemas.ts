/** The calls of the citizen's page. The pass travels in a header: no proxy and no history keeps it. */
import { type Static, Type } from '../../json/json-schema.ts';
import { consentReplySchema } from '../consent-schemas.ts';

export const myCodeBody = Type.Object({
  sandbox: Type.String({ maxLength: 100, description: 'The id of an organisation' }),
  iin: Type.String({ maxLength: 100 }),
  phone: Type.String({ maxLength: 100 }),
});

export const myPassReply = Type.Object({ pass: Type.String() });

export const myPassHeaders = Type.Object({ 'qujat-citizen-pass': Type.String({ maxLength: 500 }) });

export const myConfirmBody = Type.Object({ code: Type.String({ maxLength: 100 }) });

export const myConsentParams = Type.Object({ id: Type.String({ maxLength: 100 }) });

export const myConsentsSchema = Type.Object({ consents: Type.Array(consentReplySchema) });

export type MyConsents = Static<typeof myConsentsSchema>;

export const myCalls = {
  sendMyCode: { method: 'POST', url: '/api/v1/consents/my/code/' },
  confirmMyCode: { method: 'POST', url: '/api/v1/consents/my/confirm/' },
  listMyConsents: { method: 'GET', url: '/api/v1/consents/my/' },
  drawMyReceipt: { method: 'GET', url: '/api/v1/consents/my/:id/pdf/' },
  withdrawMyConsent: { method: 'POST', url: '/api/v1/consents/my/:id/withdraw/' },
} as const;
