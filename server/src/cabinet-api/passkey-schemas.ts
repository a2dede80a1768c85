/** The shapes of WebAuthn as JSON (WebAuthn Level 3, 5.1). The browser makes and reads them; we look no deeper than we must. */

import { defaultAccountRules } from '../accounts/account-rules.ts';
import { json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { durationText } from '../words/duration-text.ts';

export const passkeyResponseField = Type.Object(
  {
    id: Type.String({ maxLength: 1400 }),
    rawId: Type.String({ maxLength: 1400 }),
    type: Type.Literal('public-key'),
    response: Type.Object({}, { additionalProperties: true }),
    clientExtensionResults: Type.Object({}, { additionalProperties: true }),
    authenticatorAttachment: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { description: 'What the browser has given: `credential.toJSON()`' },
);

export const webauthnOptions = json(
  `The options for the browser, for ${durationText(defaultAccountRules.challengeMs)} and one use.`,
  Type.Unsafe<object>({ type: 'object', properties: { challenge: { type: 'string' } }, additionalProperties: true }),
);
