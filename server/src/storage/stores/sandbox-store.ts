/** The sandbox's SMS in the database: behind `egov/sandbox/sandbox-store.ts`. */
import { sql } from 'kysely';
import type { SandboxStore, SealedMessage } from '../../egov/sandbox/sandbox-store.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';

const LIST_MAX = 100;

export function createSandboxStore(database: Database): SandboxStore {
  return {
    async insertMessage(message) {
      const statement = database.query.insertInto('sandbox_messages').values({
        id: message.id,
        request_id: message.requestId,
        organization_id: message.organizationId,
        phone_hash: message.phoneHash,
        sealed_content: message.sealedContent,
        sent_at: database.nowMs,
      });
      await database.commit([{ statement }]);
    },

    async listMessages(organizationId, phoneHash) {
      const rows = await database.query
        .selectFrom('sandbox_messages')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .$if(phoneHash !== undefined, (messages) => messages.where('phone_hash', '=', phoneHash ?? ''))
        .orderBy('sent_at', 'desc')
        .orderBy('id', 'desc')
        .limit(LIST_MAX)
        .execute();
      return rows.map(messageOfRow);
    },

    async forgetMessages({ ageMs, most }) {
      const { query, nowMs } = database;
      const old = query
        .selectFrom('sandbox_messages')
        .select('id')
        .where('sent_at', '<=', sql<number>`${nowMs} - ${ageMs}`)
        .orderBy('sent_at')
        .limit(most);
      const results = await database.commit([
        { statement: query.deleteFrom('sandbox_messages').where('id', 'in', old) },
      ]);
      return results?.[0]?.affectedRows ?? 0;
    },

    async findLatestMessage(requestId) {
      const row = await database.query
        .selectFrom('sandbox_messages')
        .selectAll()
        .select(database.nowMs.as('now_ms'))
        .where('request_id', '=', requestId)
        .orderBy('sent_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && { message: messageOfRow(row), nowMs: row.now_ms };
    },
  };
}

function messageOfRow(row: Schema['sandbox_messages']): SealedMessage {
  return {
    id: row.id,
    requestId: row.request_id,
    organizationId: row.organization_id,
    phoneHash: row.phone_hash,
    sealedContent: row.sealed_content,
    sentAt: row.sent_at,
  };
}
