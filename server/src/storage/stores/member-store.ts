/** Memberships in the database: behind `accounts/member-store.ts`. Its invitations are in `invitation-store.ts`. */
import { type Compilable, type ExpressionBuilder, sql } from 'kysely';
import type { Language, MemberOrganization, Role } from '../../accounts/account.ts';
import type { MemberChange, MemberStore } from '../../accounts/member-store.ts';
import type { Traces } from '../../accounts/traces.ts';
import type { Intervention } from '../../audit/intervention.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import { invitationMethods } from './invitation-store.ts';
import { traceStatements } from './trace-statements.ts';

interface MemberKey {
  organizationId: string;
  accountId: string;
}

export function createMemberStore(database: Database): MemberStore {
  return { ...reads(database), ...operatorReads(database), ...changes(database), ...invitationMethods(database) };
}

function reads(database: Database) {
  return {
    async listMemberships(accountId) {
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

    async findOrganization(organizationId, accountId) {
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

    async listAlerted(organizationId) {
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

    async listMembers(organizationId) {
      const rows = await database.query
        .selectFrom('memberships')
        .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
        .leftJoin('accounts as locker', 'locker.id', 'accounts.locked_by')
        .select((select) => [
          'accounts.id',
          'accounts.email',
          'accounts.sealed_totp',
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
        hasSecondFactor: row.sealed_totp !== null || Number(row.passkeys) > 0,
        lock: interventionOf(row.locked_at, row.locker, row.lock_reason),
        joinedAt: row.created_at,
      }));
    },
  } satisfies Partial<MemberStore>;
}

function operatorReads(database: Database) {
  return {
    async listOrganizations({ after, most }) {
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
          page.where((where) =>
            where.or([
              where('created_at', '<', after?.createdAt ?? 0),
              where.and([where('created_at', '=', after?.createdAt ?? 0), where('id', '>', after?.id ?? '')]),
            ]),
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
  } satisfies Partial<MemberStore>;
}

function changes(database: Database) {
  const commitChange = async (key: MemberKey, change: Compilable, traces: Traces): Promise<MemberChange> => {
    const results = await database.commit([
      { statement: holdOrganization(database, key.organizationId), mustAffect: true },
      { statement: change, mustAffect: true },
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
    changeRole({ role, ...key }, traces) {
      const update = database.query
        .updateTable('memberships')
        .set({ role })
        .where('organization_id', '=', key.organizationId)
        .where('account_id', '=', key.accountId)
        .$if(role !== 'owner', (statement) => statement.where(leavesAnOwner(key)));
      return commitChange(key, update, traces);
    },

    removeMember(key, traces) {
      const remove = database.query
        .deleteFrom('memberships')
        .where('organization_id', '=', key.organizationId)
        .where('account_id', '=', key.accountId)
        .where(leavesAnOwner(key));
      return commitChange(key, remove, traces);
    },
  } satisfies Partial<MemberStore>;
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

/** Takes the organisation's row: two owners who go in the same moment go one after the other, and the second one sees it. */
function holdOrganization({ query }: Database, organizationId: string): Compilable {
  return query.updateTable('organizations').set({ name: sql`name` }).where('id', '=', organizationId);
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
