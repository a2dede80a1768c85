/** How the cabinet's API shows audit rows, and how a verification goes on. */

import type { AccountStore } from '../accounts/account-store.ts';
import { COMMAND_LINE } from '../audit/actor.ts';
import type { ArchivedRow } from '../audit/audit-archive-store.ts';
import type { Verification } from '../audit/verify-stored-audit.ts';
import { orNull, Type } from '../json/json-schema.ts';
import type { OrganizationStore } from '../organizations/organization-store.ts';
import { exampleIds, timeField, toTime } from './schemas.ts';

const textOrNull = (description: string, example: string) =>
  orNull(Type.String({ examples: [example] }), { description });

export const auditRowSchema = Type.Object({
  position: Type.Integer({ description: 'Its place among all rows, from 0', examples: [20_851] }),
  sequence: Type.Integer({ description: 'Its place in its chain, from 1', examples: [312] }),
  time: timeField('When the event was'),
  action: Type.String({ examples: ['document_delivered'] }),
  organization_id: Type.String({ description: 'Whose chain it belongs to', examples: [exampleIds.organization] }),
  organization_name: textOrNull('Null where the chain belongs to no organisation', '«Алма» ЖШС'),
  account_email: textOrNull('The person who acted, as the account is called now', 'aigerim@company.example'),
  by_command_line: Type.Boolean({ description: 'Whether a command of `qujat` acted, run beside the store' }),
  request_id: textOrNull('As in the reply and the log', 'req_UyZ2yQ0k6Jm5qv0dZ3bVxA'),
  network: textOrNull('Where the call came from, coarse; null where the gateway keeps none', '192.0.2.0/24'),
  document_type: textOrNull('Where the event has one', 'identity_card'),
  environment: Type.Unsafe<string | null>({ enum: ['test', 'live', null], examples: ['live'] }),
  error_code: textOrNull('Where the event ended in an error', 'invalid_otp_code'),
  subject: textOrNull('Stands for the citizen: a keyed HMAC', '5c0f…'),
  target: textOrNull('The opaque id of what was acted on', exampleIds.account),
  reason: textOrNull('Why, in the words of the operator who acted', 'Leaked key'),
  before: textOrNull('What was changed, such as a role', 'viewer'),
  after: textOrNull('To what it was changed', 'owner'),
  hash: Type.String({ description: 'The row’s hash, by which the next one continues it', examples: ['9b1d…'] }),
});

/** The names that stand behind the ids of a page. */
export interface PartyNames {
  organizations: ReadonlyMap<string, string>;
  emails: ReadonlyMap<string, string>;
}

export async function nameParties(
  rows: readonly ArchivedRow[],
  stores: { organizations: Pick<OrganizationStore, 'findOrganization'>; accounts: Pick<AccountStore, 'findAccount'> },
): Promise<PartyNames> {
  const accountIds = rows.flatMap(({ accountId }) => accountId ?? []);
  return {
    organizations: await namesOf(
      rows.map(({ organizationId }) => organizationId),
      async (id) => (await stores.organizations.findOrganization(id))?.name,
    ),
    emails: await namesOf(accountIds, async (id) => (await stores.accounts.findAccount(id))?.email),
  };
}

async function namesOf(ids: readonly string[], find: (id: string) => Promise<string | undefined>) {
  const found = [...new Set(ids)].map(async (id) => [id, await find(id)] as const);
  return new Map((await Promise.all(found)).flatMap(([id, name]) => (name === undefined ? [] : [[id, name] as const])));
}

export function auditRowReply(row: ArchivedRow, { organizations, emails }: PartyNames) {
  return {
    position: row.position,
    sequence: row.sequence,
    time: toTime(row.createdAt),
    action: row.action,
    organization_id: row.organizationId,
    organization_name: organizations.get(row.organizationId) ?? null,
    account_email: emails.get(row.accountId ?? '') ?? null,
    by_command_line: row.accountId === COMMAND_LINE,
    request_id: row.requestId ?? null,
    network: row.network ?? null,
    document_type: row.documentType ?? null,
    environment: row.environment ?? null,
    error_code: row.errorCode ?? null,
    subject: row.subject ?? null,
    target: row.target ?? null,
    reason: row.reason ?? null,
    before: row.before ?? null,
    after: row.after ?? null,
    hash: row.rowHash,
  };
}

export function verificationReply(step: Verification): object {
  if (step.step !== 'whole') return step;
  const { rows, organizations, checkpoints, key } = step.verified;
  return { step: 'whole', rows, chains: organizations, checkpoints, key };
}
