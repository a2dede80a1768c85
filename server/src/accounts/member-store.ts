/** Memberships in the database, and with them the invitations of `invitation-store.ts`. */
import type { Compilable, ExpressionBuilder } from 'kysely';
import type { Intervention } from '../audit/intervention.ts';
import { type Database, mustAffect } from '../storage/database.ts';
import { holdOrganization } from '../storage/hold-organization.ts';
import type { Schema } from '../storage/schema.ts';
import type { Language } from '../words/languages.ts';
import type { Member, MemberOrganization, Membership, OrganizationSummary, Role } from './account.ts';
import { invitationMethods } from './invitation-store.ts';
import { type Traces, traceStatements } from './trace-statements.ts';

type MemberChange = 'done' | 'not_found' | 'last_owner';

/** A place in a list that is read page by page. */
export interface ListPlace {
  createdAt: number;
  id: string;
}

interface MemberKey {
  organizationId: string;
  accountId: string;
}

interface OrganizationPage {
  after?: ListPlace | undefined;
  most: number;
}

/** Who is told by mail of what concerns the organisation. */
export interface Owner {
  email: string;
  language: Language;
}

export function createMemberStore(database: Database) {
  return {
    ...reads(database),
    ...people(database),
    ...operatorReads(database),
    ...changes(database),
    ...invitationMethods(database),
  };
}

export type MemberStore = ReturnType<typeof createMemberStore>;

function reads(database: Database) {
  return {
    /** By name of the organisation. */
    async listMemberships(accountId: string): Promise<Membership[]> {
      const rows = await database.query
        .selectFrom('memberships')
        .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
        .leftJoin('accounts as suspender', 'suspender.id', 'organizations.suspended_by')
        .select(organizationColumns)
        .select('memberships.role')
        .where('account_id', '=', accountId)
        .orderBy('organizations.name')
        .orderBy('organizations.id')
        .execute();
      return rows.map((row) => ({ organization: organizationOfRow(row), role: row.role as Role }));
    },

    /** The organisation, and the account's role in it, null where it has none. */
    async findOrganization(
      organizationId: string,
      accountId: string,
    ): Promise<{ organization: Membership['organization']; role: Role | null } | undefined> {
      const row = await database.query
        .selectFrom('organizations')
        .leftJoin('memberships', (join) =>
          join.onRef('memberships.organization_id', '=', 'organizations.id').on('account_id', '=', accountId),
        )
        .leftJoin('accounts as suspender', 'suspender.id', 'organizations.suspended_by')
        .select(organizationColumns)
        .select('memberships.role')
        .where('organizations.id', '=', organizationId)
        .executeTakeFirst();
      return row && { organization: organizationOfRow(row), role: row.role as Role | null };
    },
  };
}

function people(database: Database) {
  return {
    /** The owners of the organisation and all operators, each once, by e-mail. */
    async listAlerted(organizationId: string): Promise<{ email: string; language: Language }[]> {
      const { query } = database;
      const owned = query
        .selectFrom('memberships')
        .select('account_id')
        .where('organization_id', '=', organizationId)
        .where('role', '=', 'owner');
      const rows = await query
        .selectFrom('accounts')
        .select(['email', 'language'])
        .where((account) => account.or([account('is_operator', '=', 1), account('id', 'in', owned)]))
        .orderBy('email')
        .execute();
      return rows.map(({ email, language }) => ({ email, language: language as Language }));
    },

    /** The owners of the organisation, by e-mail. */
    async listOwners(organizationId: string): Promise<Owner[]> {
      return (await ownersOf(database, [organizationId])).get(organizationId) ?? [];
    },

    /** By e-mail. */
    async listMembers(organizationId: string): Promise<Member[]> {
      const rows = await database.query
        .selectFrom('memberships')
        .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
        .leftJoin('accounts as locker', 'locker.id', 'accounts.locked_by')
        .select((select) => [
          'accounts.id',
          'accounts.email',
          'accounts.encrypted_totp',
          'accounts.locked_at',
          'accounts.lock_reason',
          'locker.email as locker',
          'memberships.role',
          'memberships.created_at',
          select
            .selectFrom('passkeys')
            .select((inner) => inner.fn.countAll<number | string>().as('count'))
            .whereRef('passkeys.account_id', '=', 'accounts.id')
            .as('passkeys'),
        ])
        .where('memberships.organization_id', '=', organizationId)
        .orderBy('accounts.email')
        .execute();
      return rows.map((row) => ({
        accountId: row.id,
        email: row.email,
        role: row.role as Role,
        hasSecondFactor: row.encrypted_totp !== null || Number(row.passkeys) > 0,
        lock: interventionOf(row.locked_at, row.locker, row.lock_reason),
        joinedAt: row.created_at,
      }));
    },
  };
}

function operatorReads(database: Database) {
  return {
    /** All organisations, newest first, after this place. */
    async listOrganizations({ after, most }: OrganizationPage): Promise<OrganizationSummary[]> {
      const rows = await database.query
        .selectFrom('organizations')
        .select((select) => [
          'id',
          'name',
          'bin',
          'created_at',
          'suspended_at',
          select
            .selectFrom('memberships')
            .select((inner) => inner.fn.countAll<number | string>().as('count'))
            .whereRef('memberships.organization_id', '=', 'organizations.id')
            .as('members'),
        ])
        .$if(after !== undefined, (page) =>
          page
            // By this alone the index leads to the place, instead of past all that comes before it.
            .where('created_at', '<=', after?.createdAt ?? 0)
            .where((where) =>
              where.or([where('created_at', '<', after?.createdAt ?? 0), where('id', '>', after?.id ?? '')]),
            ),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(({ id, name, bin, created_at: createdAt, suspended_at: suspendedAt, members }) => {
        return { id, name, bin, createdAt, suspended: suspendedAt !== null, members: Number(members) };
      });
    },
  };
}

function changes(database: Database) {
  const commitChange = async (key: MemberKey, change: Compilable, traces: Traces): Promise<MemberChange> => {
    const results = await database.commit([
      mustAffect(holdOrganization(database, key.organizationId)),
      mustAffect(change),
      ...traceStatements(database, traces),
    ]);
    if (results !== undefined) return 'done';
    const row = await database.query
      .selectFrom('memberships')
      .select('role')
      .where('organization_id', '=', key.organizationId)
      .where('account_id', '=', key.accountId)
      .executeTakeFirst();
    return row === undefined ? 'not_found' : 'last_owner';
  };
  return {
    /** Conditional: an organisation never loses its last owner, also where two changes meet. */
    changeRole(
      { role, ...key }: { organizationId: string; accountId: string; role: Role },
      traces: Traces,
    ): Promise<MemberChange> {
      const update = database.query
        .updateTable('memberships')
        .set({ role })
        .where('organization_id', '=', key.organizationId)
        .where('account_id', '=', key.accountId)
        .$if(role !== 'owner', (statement) => statement.where(leavesAnOwner(key)));
      return commitChange(key, update, traces);
    },

    removeMember(key: { organizationId: string; accountId: string }, traces: Traces): Promise<MemberChange> {
      const remove = database.query
        .deleteFrom('memberships')
        .where('organization_id', '=', key.organizationId)
        .where('account_id', '=', key.accountId)
        .where(leavesAnOwner(key));
      return commitChange(key, remove, traces);
    },
  };
}

const organizationColumns = [
  'organizations.id',
  'organizations.name',
  'organizations.bin',
  'organizations.suspended_at',
  'organizations.suspension_reason',
  'suspender.email as suspender',
] as const;

type OrganizationRow = Pick<Schema['organizations'], 'id' | 'name' | 'bin' | 'suspended_at' | 'suspension_reason'> & {
  suspender: string | null;
};

function organizationOfRow({ id, name, bin, ...row }: OrganizationRow): MemberOrganization {
  return { id, name, bin, suspension: interventionOf(row.suspended_at, row.suspender, row.suspension_reason) };
}

function interventionOf(at: number | null, by: string | null, reason: string | null): Intervention | null {
  return at === null ? null : { at, by, reason: reason ?? '' };
}

/** The owners of each of the organisations, by e-mail. */
export async function ownersOf({ query }: Database, organizationIds: readonly string[]): Promise<Map<string, Owner[]>> {
  const owners = new Map<string, Owner[]>();
  if (organizationIds.length === 0) return owners;
  const rows = await query
    .selectFrom('memberships')
    .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
    .select(['organization_id', 'email', 'language'])
    .where('role', '=', 'owner')
    .where('organization_id', 'in', organizationIds)
    .orderBy('email')
    .execute();
  for (const { organization_id: id, email, language } of rows) {
    owners.set(id, [...(owners.get(id) ?? []), { email, language: language as Language }]);
  }
  return owners;
}

function leavesAnOwner({ organizationId, accountId }: MemberKey) {
  return (where: ExpressionBuilder<Schema, 'memberships'>) =>
    where.or([
      where('role', '!=', 'owner'),
      where.exists(
        where
          .selectFrom('memberships as others')
          .select('others.account_id')
          .where('others.organization_id', '=', organizationId)
          .where('others.account_id', '!=', accountId)
          .where('others.role', '=', 'owner'),
      ),
    ]);
}
