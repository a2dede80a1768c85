/** Accounts and their log-ins as rows, and the statements that several stores share. */
import { type Compilable, sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { Language } from '../words/languages.ts';
import type { Account, NewAccount } from './account.ts';
import type { NewCabinetSession } from './cabinet-session.ts';

export function accountOfRow(row: Schema['accounts']): Account {
  return {
    id: row.id,
    email: row.email,
    passwordHash: row.password_hash,
    language: row.language as Language,
    isOperator: row.is_operator === 1,
    totp: row.encrypted_totp === null ? null : { encryptedSecret: row.encrypted_totp, lastStep: row.totp_last_step },
    encryptedTotpDraft: row.encrypted_totp_draft,
    locked: row.locked_at !== null,
    createdAt: row.created_at,
  };
}

/** Affects no row where the e-mail is taken. */
export function insertAccountRow({ query, nowMs }: Database, account: NewAccount): Compilable {
  return query
    .insertInto('accounts')
    .values({
      id: account.id,
      email: account.email,
      password_hash: account.passwordHash,
      language: account.language,
      is_operator: account.isOperator ? 1 : 0,
      totp_last_step: 0,
      created_at: nowMs,
    })
    .onConflict((conflict) => conflict.column('email').doNothing());
}

export function insertSessionRow({ query, nowMs }: Database, session: NewCabinetSession): Compilable {
  return query.insertInto('cabinet_sessions').values({
    id: session.id,
    token_hash: session.tokenHash,
    account_id: session.accountId,
    state: session.state,
    user_agent: session.userAgent,
    network: session.network,
    created_at: nowMs,
    last_seen_at: nowMs,
    authenticated_at: nowMs,
    idle_ms: session.idleMs,
    idle_expires_at: sql`${nowMs} + ${session.idleMs}`,
    expires_at: sql`${nowMs} + ${session.lifeMs}`,
  });
}

/** The person of this log-in has just proved who they are: by `totp`, `recovery_code`, or a passkey. */
export function proveNow({ query, nowMs }: Database, sessionId: string, by: string): Compilable {
  return query.updateTable('cabinet_sessions').set({ proved_by: by, proved_at: nowMs }).where('id', '=', sessionId);
}

export function proofByPasskey(passkeyId: string): string {
  return `passkey:${passkeyId}`;
}

/** A member keeps the role they have. */
export function insertMembershipRow(
  { query, nowMs }: Database,
  membership: { organizationId: string; accountId: string; role: string },
): Compilable {
  return query
    .insertInto('memberships')
    .values({
      organization_id: membership.organizationId,
      account_id: membership.accountId,
      role: membership.role,
      created_at: nowMs,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'account_id']).doNothing());
}
