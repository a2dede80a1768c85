/** The removal of old sessions of Flows from the database. Each call is one small unit of work, so that no other waits for long. */
import { type ExpressionBuilder, sql } from 'kysely';
import { type Database, mustAffect } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';
import type { Schema } from '../storage/schema.ts';
import { insertWebhookEvent, isHeard } from '../webhooks/webhook-event-statements.ts';
import type { Environment } from '../words/environment.ts';
import { type ExpiredFlow, expiredFlowWebhook } from './flow-finished-event.ts';
import { erased, hasSubject, isNotAsking } from './flow-session-statements.ts';

export function createFlowRetentionStore(database: Database) {
  return {
    /** Erases the citizens of sessions past their end, and tells of those that have only run out; gives their number, `most` at most. */
    async eraseFlowSubjects(most: number): Promise<number> {
      const ended = await listEnded(database, most);
      if (ended.length === 0) return 0;
      const ids = ended.map(({ idHash }) => idHash);
      const statement = database.query
        .updateTable('flow_sessions')
        .set(erased)
        .where('id_hash', 'in', ids)
        .where(hasSubject);
      const told = ended
        .filter(({ isTold }) => isTold)
        .map((session) => insertWebhookEvent(database, expiredFlowWebhook(session)));
      // Where one of them has ended in another way meanwhile, the next turn looks again: nothing is told of it that is not so.
      const results = await database.commit([mustAffect(statement, ids.length), ...told]);
      return results === undefined ? 0 : ids.length;
    },

    /** Deletes sessions that ended at least `retentionMs` ago; gives their number, `most` at most. */
    deleteFlowSessions({ retentionMs, most }: { retentionMs: number; most: number }): Promise<number> {
      const age = { time: 'expires_at', agoMs: retentionMs, most } as const;
      return deleteOldest(database, { table: 'flow_sessions', key: 'id_hash', ...age });
    },
  };
}

/** Not those of which a request or an approve is under way: it may still lead on, and tells how it ends. */
async function listEnded({ query, nowMs }: Database, most: number): Promise<(ExpiredFlow & { isTold: boolean })[]> {
  const rows = await query
    .selectFrom('flow_sessions')
    .select(['id_hash', 'organization_id', 'environment', 'client_reference', 'flow_id', 'encrypted_for_provider'])
    .select((row) => [
      documentOf(row).select('document_type').as('document_type'),
      documentOf(row).select('state').as('document_state'),
      row.selectFrom('flows').select('name').whereRef('flows.id', '=', 'flow_sessions.flow_id').as('flow_name'),
    ])
    .select(sql<number>`case when ${isHeard('flow.finished', 'flow_sessions')} then 1 else 0 end`.as('heard'))
    .where('expires_at', '<=', nowMs)
    .where(hasSubject)
    .where(isNotAsking({ nowMs }))
    .where((row) => {
      const isApproving = documentOf(row).where('state', '=', 'approving').where('lease_expires_at', '>', nowMs);
      return row.not(row.exists(isApproving.select('sessions.id_hash')));
    })
    .orderBy('expires_at')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    idHash: row.id_hash,
    organizationId: row.organization_id,
    environment: row.environment as Environment,
    clientReference: row.client_reference,
    documentType: row.document_type,
    flowId: row.flow_id,
    flowName: row.flow_name,
    encryptedForProvider: row.encrypted_for_provider,
    // What was delivered or locked was told with that, though its process died before it erased the citizen.
    isTold: row.heard === 1 && row.document_state !== 'delivered' && row.document_state !== 'locked',
  }));
}

function documentOf(row: ExpressionBuilder<Schema, 'flow_sessions'>) {
  return row.selectFrom('sessions').whereRef('sessions.id_hash', '=', 'flow_sessions.document_id_hash');
}
