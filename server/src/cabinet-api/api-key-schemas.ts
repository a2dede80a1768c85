/** How the cabinet's API shows API keys. */

import { oneOf, orNull, Type } from '../json/json-schema.ts';
import { IP_RANGES_MAX, NAME_CHARACTERS_MAX } from '../organizations/key-settings.ts';
import { overlapsMs } from '../organizations/roll-api-key.ts';
import { environments } from '../words/environment.ts';
import { organizationParams, timeField } from './schemas.ts';

const KEY_EXAMPLE = '0b7f7d0e-2f35-4a41-9a0c-6a1de5c2f9d4';

export const environmentField = oneOf(environments, {
  description: '`test` keys reach only the sandbox, `live` keys only the connector to the state',
  examples: ['test'],
});

const nameField = Type.String({
  maxLength: NAME_CHARACTERS_MAX * 4,
  description: `What uses the key, for people: 1 to ${NAME_CHARACTERS_MAX} characters`,
  examples: ['Касса'],
});

/** One schema, not a union of two: so a wrong value has one error. */
const expiresField = Type.Unsafe<string | null>({
  type: ['string', 'null'],
  format: 'date-time',
  description: 'From then on the key does not work; null for a key without an end',
  examples: ['2027-01-01T00:00:00.000Z'],
});

const rangesField = Type.Array(Type.String({ maxLength: 60 }), {
  maxItems: IP_RANGES_MAX,
  description: 'Addresses or ranges (CIDR) from which the key may be used; an empty list allows all',
  examples: [['192.0.2.0/24']],
});

const pastField = (description: string) => orNull(timeField(description), { description });

export const apiKeySchema = Type.Object({
  id: Type.String({ examples: [KEY_EXAMPLE] }),
  environment: environmentField,
  name: nameField,
  last_four: Type.String({ description: 'The end of the key, by which people recognise it', examples: ['a1B2'] }),
  state: oneOf(['usable', 'expired', 'revoked'], { examples: ['usable'] }),
  created_at: timeField('When it was made'),
  expires_at: expiresField,
  revoked_at: pastField('When it was revoked; null where it was not'),
  revoked_by: orNull(Type.String({ examples: ['operator@gateway.example'] }), {
    description: 'The e-mail of the person who revoked it',
  }),
  revocation_reason: orNull(Type.String({ examples: ['The key was found in a public repository'] }), {
    description: 'Why; operators always tell',
  }),
  last_used_at: pastField('When it was last used, to the minute; null where it never was'),
  seen_in_browser_at: pastField(
    'When it last came from a page of another site: then it lies open to whoever reads that page, and should be rolled',
  ),
  allowed_ip_ranges: rangesField,
});

export const secretSchema = Type.Object({
  backend_api_key: Type.String({
    description: 'The key itself: `api_key` of the Backend API',
    examples: ['qjt_test_…'],
  }),
});

export const createdApiKeySchema = Type.Object({ ...apiKeySchema.properties, ...secretSchema.properties });

export const newApiKeySchema = Type.Object({
  environment: environmentField,
  name: nameField,
  expires_at: Type.Optional(expiresField),
  allowed_ip_ranges: Type.Optional(rangesField),
});

export const apiKeyChangesSchema = Type.Object({
  name: nameField,
  expires_at: expiresField,
  allowed_ip_ranges: rangesField,
});

export const rollSchema = Type.Object({
  overlap: Type.Unsafe<keyof typeof overlapsMs>({
    type: 'string',
    enum: Object.keys(overlapsMs),
    description: 'How long the old key goes on working, so that no call fails meanwhile',
    examples: ['24h'],
  }),
});

export const apiKeyParams = Type.Object({
  ...organizationParams.properties,
  api_key_id: Type.String({ description: 'From `listApiKeys`', examples: [KEY_EXAMPLE] }),
});
