/** Invitations in the database: a part of `member-store.ts`. */
import { type Compilable, sql } from 'kysely';
import { type Database, mustAffect, tryCommit, type UnitStatement } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { Invitation, NewAccount, Role } from './account.ts';
import { insertAccountRow, insertMembershipRow, insertSessionRow } from './account-statements.ts';
import type { NewCabinetSession } from './cabinet-session.ts';
import { type Traces, traceStatements } from './trace-statements.ts';

interface Acceptance {
  tokenHash: string;
  invitation: Invitation;
  accountId: string;
  newAccount?: NewAccount | undefined;
  session?: NewCabinetSession | undefined;
}

type NewInvitation = Omit<Invitation, 'createdAt' | 'expiresAt'> & { tokenHash: string; lifeMs: number };

export function invitationMethods(database: Database) {
  return {
    /** Takes the place of an earlier invitation of the same e-mail to the same organisation. */
    async insertInvitation(invitation: NewInvitation, traces: Traces): Promise<Invitation> {
      const results = await database.commit([
        dropEarlier(database, invitation),
        insertRow(database, invitation),
        ...traceStatements(database, traces),
      ]);
      const row = results?.[1]?.rows[0];
      if (row === undefined) throw new Error('The database returned no row for the invitation that it inserted');
      return invitationOfRow(row as Schema['invitations']);
    },

    /** Those that have not expired, newest first. */
    async listInvitations(organizationId: string): Promise<Invitation[]> {
      const rows = await database.query
        .selectFrom('invitations')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('expires_at', '>', database.nowMs)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(invitationOfRow);
    },

    async withdrawInvitation(
      { organizationId, id }: { organizationId: string; id: string },
      traces: Traces,
    ): Promise<boolean> {
      const withdraw = database.query
        .deleteFrom('invitations')
        .where('id', '=', id)
        .where('organization_id', '=', organizationId);
      return tryCommit(database, [mustAffect(withdraw), ...traceStatements(database, traces)]);
    },

    /** Only one that has not expired. */
    async findInvitation(
      tokenHash: string,
    ): Promise<{ invitation: Invitation; organizationName: string | null } | undefined> {
      const row = await database.query
        .selectFrom('invitations')
        .leftJoin('organizations', 'organizations.id', 'invitations.organization_id')
        .selectAll('invitations')
        .select('organizations.name as organization_name')
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', database.nowMs)
        .executeTakeFirst();
      return row && { invitation: invitationOfRow(row), organizationName: row.organization_name };
    },

    /**
     * Spends the invitation and makes the member or operator, in one commit; the account and its log-in too where they are given.
     * A member keeps the role they have. False where the invitation is spent or too old, or the new account's e-mail is taken.
     */
    async acceptInvitation(acceptance: Acceptance, traces: Traces): Promise<boolean> {
      const spend = database.query
        .deleteFrom('invitations')
        .where('token_hash', '=', acceptance.tokenHash)
        .where('expires_at', '>', database.nowMs);
      return tryCommit(database, [
        mustAffect(spend),
        ...takeIn(database, acceptance),
        ...traceStatements(database, traces),
      ]);
    },
  };
}

function takeIn(database: Database, { invitation, accountId, newAccount, session }: Acceptance): UnitStatement[] {
  const { organizationId, role } = invitation;
  const account = newAccount === undefined ? [] : [mustAffect(insertAccountRow(database, newAccount))];
  const place =
    organizationId === null || role === null
      ? database.query.updateTable('accounts').set({ is_operator: 1 }).where('id', '=', accountId)
      : insertMembershipRow(database, { organizationId, accountId, role });
  const logIn = session === undefined ? [] : [insertSessionRow(database, session)];
  return [...account, place, ...logIn];
}

function dropEarlier({ query }: Database, { organizationId, email }: NewInvitation): Compilable {
  return query
    .deleteFrom('invitations')
    .where('email', '=', email)
    .where((where) =>
      organizationId === null ? where('organization_id', 'is', null) : where('organization_id', '=', organizationId),
    );
}

function insertRow({ query, nowMs }: Database, invitation: NewInvitation): Compilable {
  return query
    .insertInto('invitations')
    .values({
      id: invitation.id,
      token_hash: invitation.tokenHash,
      organization_id: invitation.organizationId,
      email: invitation.email,
      role: invitation.role,
      created_at: nowMs,
      expires_at: sql`${nowMs} + ${invitation.lifeMs}`,
    })
    .returningAll();
}

function invitationOfRow(row: Schema['invitations']): Invitation {
  return {
    id: row.id,
    organizationId: row.organization_id,
    email: row.email,
    role: row.role as Role | null,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
