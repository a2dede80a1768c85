/** How the cabinet's API shows flows. */

import { documentTypeNames } from '../documents/catalogue.ts';
import {
  ADDRESS_CHARACTERS_MAX,
  ADDRESSES_MAX,
  NAME_CHARACTERS_MAX,
  PURPOSE_CHARACTERS_MAX,
} from '../flows/flow-settings.ts';
import { oneOf, orNull, Type } from '../json/json-schema.ts';
import { environmentField } from './api-key-schemas.ts';
import { organizationParams, timeField } from './schemas.ts';

const FLOW_EXAMPLE = 'c6f4a1de-9b7e-4f0a-8f0e-2f54a41a9a0c';

const purposeField = Type.Unsafe<string | null>({
  type: ['string', 'null'],
  maxLength: PURPOSE_CHARACTERS_MAX * 4,
  description: `At most ${PURPOSE_CHARACTERS_MAX} characters; null where you do not say it in this language`,
  examples: ['Тіркелгі ашу үшін'],
});

const addresses = (description: string, example: string) =>
  Type.Array(Type.String({ maxLength: ADDRESS_CHARACTERS_MAX }), {
    maxItems: ADDRESSES_MAX,
    description,
    examples: [[example]],
  });

const claimsOnlyField = Type.Boolean({
  description: 'Whether its sessions may ask for claims and fields alone',
  examples: [false],
});

/** What an organisation may change. */
const settings = {
  name: Type.String({
    maxLength: NAME_CHARACTERS_MAX * 4,
    description: `What it is for, shown to the citizen too: 1 to ${NAME_CHARACTERS_MAX} characters`,
    examples: ['Тіркелгі ашу'],
  }),
  document_types: Type.Array(Type.String(), {
    maxItems: documentTypeNames.length,
    description: 'What its sessions may ask for',
    examples: [['identity_card']],
  }),
  origins: addresses('The sites on which its page may stand in a frame', 'https://shop.example'),
  return_urls: addresses('Where its page may send the citizen back to', 'https://shop.example/done'),
  purpose: Type.Object(
    { kk: purposeField, ru: purposeField, en: purposeField },
    { description: 'Why you ask, as the citizen reads it' },
  ),
  claims_only: Type.Optional(claimsOnlyField),
  enabled: Type.Boolean({ description: 'While false, no session begins or goes on', examples: [true] }),
};

export const flowSchema = Type.Object({
  id: Type.String({ examples: [FLOW_EXAMPLE] }),
  environment: environmentField,
  ...settings,
  claims_only: claimsOnlyField,
  document_types: Type.Array(oneOf(documentTypeNames), {
    examples: [['identity_card']],
  }),
  created_at: timeField('When it was made'),
  key: Type.Object(
    {
      id: Type.String({ description: 'By which the request log finds its calls' }),
      last_four: Type.String({ description: 'The end of the key, by which people recognise it', examples: ['a1B2'] }),
      created_at: timeField('When it was made'),
      last_used_at: orNull(timeField('When it was last used, to the minute')),
    },
    { description: 'The key with which its sessions are made' },
  ),
});

export const createdFlowSchema = Type.Object({
  ...flowSchema.properties,
  flow_api_key: Type.String({ description: 'The key itself, told here and never again', examples: ['qjt_flow_…'] }),
});

export const newFlowSchema = Type.Object({
  environment: environmentField,
  ...settings,
  enabled: Type.Optional(settings.enabled),
});

export const flowChangesSchema = Type.Object(settings);

export const flowParams = Type.Object({
  ...organizationParams.properties,
  flow_id: Type.String({ description: 'From `listFlows`', examples: [FLOW_EXAMPLE] }),
});
