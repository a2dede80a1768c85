/** The shapes that several routes of the cabinet share, with their examples. */

import { roles } from '../accounts/account.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../accounts/password-policy.ts';
import { permissions } from '../accounts/permissions.ts';
import type { Intervention } from '../audit/intervention.ts';
import { oneOf, orNull, Type } from '../json/json-schema.ts';
import { languages } from '../words/languages.ts';

export const CABINET = '/api/v1/cabinet';

export const exampleIds = {
  organization: '7d0f3a0e-54c1-4c52-9a3e-0a7d6d1c2b11',
  account: 'a1f6a6f2-0c59-4a34-8b58-1d3cf7a4be02',
};

export const emailField = Type.String({
  maxLength: 300,
  description: 'An e-mail address. Case does not matter',
  examples: ['aigerim@company.example'],
});

export const newPasswordField = Type.String({
  // The rules are checked by the operation, which says the reason; this only bounds the work.
  maxLength: LONGEST_PASSWORD * 4,
  description: [
    `At least ${SHORTEST_PASSWORD} characters, at most ${LONGEST_PASSWORD}, of any kind. Refused with a \`reason\`:`,
    '`password_too_short`, `password_too_long`, `password_common` or `password_of_known_words`.',
  ].join(' '),
  examples: ['кеше далада жел соқты'],
});

export const passwordField = Type.String({
  maxLength: LONGEST_PASSWORD * 4,
  description: 'The password of the account',
  examples: ['кеше далада жел соқты'],
});

export const tokenField = Type.String({
  maxLength: 100,
  description: 'From the link of the mail: what stands behind `#`',
  examples: ['qjc_…'],
});

export const languageField = oneOf(languages, {
  description: 'The language of mails: Kazakh, Russian or English',
  examples: ['kk'],
});

export const roleField = oneOf(roles, {
  description: '`owner`: everything, members too. `developer`: keys and try-it. `viewer`: may look',
  examples: ['developer'],
});

export const permissionField = Type.Unsafe<keyof typeof permissions>({
  type: 'string',
  enum: Object.keys(permissions),
  description: 'What the caller may do; hide what is not in the list',
});

export const timeField = (description: string) =>
  Type.String({ format: 'date-time', description, examples: ['2026-11-22T10:30:00.000Z'] });

export const organizationParams = Type.Object({
  organization_id: Type.String({ description: 'An organisation of yours', examples: [exampleIds.organization] }),
});

const organizationFields = {
  id: Type.String({ examples: [exampleIds.organization] }),
  name: Type.String({ examples: ['«Алма» ЖШС'] }),
  bin: orNull(Type.String(), {
    description: 'As the organisation has typed it: nobody has verified it. Null for the demonstration',
    examples: ['240140000011'],
  }),
};

/** What an operator did, told to those whom it concerns; null where none did. */
export const interventionField = (description: string) =>
  orNull(
    Type.Object({
      at: timeField('When'),
      by: orNull(Type.String({ examples: ['operator@gateway.example'] })),
      reason: Type.String({ examples: ['The key was found in a public repository'] }),
    }),
    { description },
  );

export function interventionReply(intervention: Intervention | null) {
  return intervention && { ...intervention, at: toTime(intervention.at) };
}

/** An organisation as one of its members sees it. */
export const organizationSchema = Type.Object({
  ...organizationFields,
  role: orNull(roleField, { description: 'Your role; null for an operator who is no member' }),
  permissions: Type.Array(permissionField),
  suspension: interventionField('Which operator has suspended it, when and why: then its keys open nothing'),
});

/** An organisation as the operator sees it. */
export const organizationSummarySchema = Type.Object({
  ...organizationFields,
  members: Type.Integer({ examples: [3] }),
  suspended: Type.Boolean(),
  created_at: timeField('When it was made'),
  access: Type.String({
    description: '`ok`, or the `code` of the error that its requests are told because of its subscriptions',
    examples: ['ok'],
  }),
  ends_at: orNull(timeField('When its running subscription to E-Document ends'), {
    description: 'When its running subscription to E-Document ends; null where none runs',
  }),
});

export function toTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
