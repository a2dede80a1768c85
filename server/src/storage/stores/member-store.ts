/** Memberships in the database: behind `accounts/member-store.ts`. Its invitations are in `invitation-store.ts`. */
import { type Compilable, type ExpressionBuilder, sql } from 'kysely';
import type { Role } from '../../accounts/account.ts';
import type { MemberChange, MemberStore } from '../../accounts/member-store.ts';
import type { Traces } from '../../accounts/traces.ts';
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
        .select(['organizations.id', 'organizations.name', 'organizations.bin', 'memberships.role'])
        .where('account_id', '=', accountId)
        .orderBy('organizations.name')
        .orderBy('organizations.id')
        .execute();
      return rows.map(({ role, ...organization }) => ({ organization, role: role as Role }));
    },

    async findOrganization(organizationId, accountId) {
      const row = await database.query
        .selectFrom('organizations')
        .leftJoin('memberships', (join) =>
          join.onRef('memberships.organization_id', '=', 'organizations.id').on('account_id', '=', accountId),
        )
        .select(['organizations.id', 'organizations.name', 'organizations.bin', 'memberships.role'])
        .where('organizations.id', '=', organizationId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { role, ...organization } = row;
      return { organization, role: role as Role | null };
    },

    async listMembers(organizationId) {
      const rows = await database.query
        .selectFrom('memberships')
        .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
        .select((select) => [
          'accounts.id',
          'accounts.email',
          'accounts.sealed_totp',
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
      return rows.map(({ id, name, bin, created_at: createdAt, members }) => {
        return { id, name, bin, createdAt, members: Number(members) };
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
