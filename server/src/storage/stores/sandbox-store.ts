/** The sandbox's SMS in the database: behind `egov/sandbox/sandbox-store.ts`. */
import { sql } from 'kysely';
import type { SandboxStore, SealedMessage } from '../../egov/sandbox/sandbox-store.ts';
import type { Database } from '../database.ts';
import { prepareStatement, type StatementSource } from '../prepared-statement.ts';
import type { Schema } from '../schema.ts';

const LIST_MAX = 100;

export function createSandboxStore(database: Database): SandboxStore {
  return {
    async insertMessage(message) {
      await database.commit([{ statement: insertMessage(database, message) }]);
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
      const { rows } = await database.query.executeQuery(selectLatest(database, { requestId }));
      const [row] = rows;
      return row && { message: messageOfRow(row), nowMs: row.now_ms };
    },
  };
}

const insertMessage = prepareStatement<Omit<SealedMessage, 'sentAt'>>(({ query, nowMs, value }) =>
  query.insertInto('sandbox_messages').values({
    id: value('id'),
    request_id: value('requestId'),
    organization_id: value('organizationId'),
    phone_hash: value('phoneHash'),
    sealed_content: value('sealedContent'),
    sent_at: nowMs,
  }),
);

const selectLatest = prepareStatement(({ query, nowMs, value }: StatementSource<{ requestId: string }>) =>
  query
    .selectFrom('sandbox_messages')
    .selectAll()
    .select(nowMs.as('now_ms'))
    .where('request_id', '=', value('requestId'))
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
);

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
