/** The shape of one's own account. */
import { Type } from '../json/json-schema.ts';
import { exampleIds, languageField, organizationSchema, permissionField, timeField } from './schemas.ts';

export const ownAccountSchema = Type.Object({
  id: Type.String({ examples: [exampleIds.account] }),
  email: Type.String({ examples: ['aigerim@company.example'] }),
  language: languageField,
  is_operator: Type.Boolean(),
  operator_permissions: Type.Array(permissionField, {
    description: 'What an operator may do in every organisation and above them; empty for others',
  }),
  totp_enabled: Type.Boolean({ description: 'Whether an authenticator is set up' }),
  recovery_codes_left: Type.Integer({ description: 'Of ten', examples: [10] }),
  passkeys: Type.Integer({ description: 'How many there are', examples: [1] }),
  second_factor_missing: Type.Boolean({
    description: 'Whether an operator must set one up before anything else can be done',
  }),
  session: Type.Object({
    id: Type.String(),
    confirmed_until: timeField('Until then the protection of the account can be changed without `confirmPassword`'),
  }),
  organizations: Type.Array(organizationSchema, { description: 'Those in which the person is a member, by name' }),
});
