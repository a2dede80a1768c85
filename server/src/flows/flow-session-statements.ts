/** What the statements of sessions of Flows share. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';

/** What nobody needs of a session that has ended. */
export const erased = { encrypted_subject: '', encrypted_for_provider: null };

/** To the letter the condition of the index `flow_sessions_with_subject`. */
export const hasSubject = sql<boolean>`encrypted_subject <> ''`;

/** No request for it is under way: its lease has run out where its process died. */
export function isNotAsking({ nowMs }: Pick<Database, 'nowMs'>) {
  return (where: ExpressionBuilder<Schema, 'flow_sessions'>) =>
    where.or([where('request_fence', 'is', null), where('request_lease_expires_at', '<=', nowMs)]);
}
