/** What the sandbox keeps of its own in the database: the SMS that its "1414" has sent, which `inbox.ts` has encrypted. */
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../storage/database.ts';
import { deleteOldest } from '../../storage/delete-oldest.ts';
import { prepareStatement, type StatementSource } from '../../storage/prepared-statement.ts';
import type { Schema } from '../../storage/schema.ts';

export interface EncryptedMessage {
  id: string;
  /** The `requestId` of the document request that caused this SMS. */
  requestId: string;
  organizationId: string;
  /** Keyed HMAC of the phone, 64 hex digits. */
  phoneHash: string;
  encryptedContent: string;
  /** Epoch milliseconds by the store's clock. */
  sentAt: number;
}

/** Undefined fields do not filter. */
export interface WantedEncryptedMessages {
  phoneHash?: string | undefined;
  /** Epoch milliseconds; what was sent at that very time is not wanted. */
  sentAfter?: number | undefined;
  most: number;
}

export function createSandboxStore(database: Database) {
  return {
    /** Stores the SMS, which arrives `lateMs` after now by the store's clock. */
    async insertMessage(message: Omit<EncryptedMessage, 'sentAt'> & { lateMs: number }): Promise<void> {
      await database.commit([insertMessage(database, message)]);
    },

    /** Messages that this organisation has caused and that have arrived, newest first. */
    async listMessages(
      organizationId: string,
      { phoneHash, sentAfter, most }: WantedEncryptedMessages,
    ): Promise<EncryptedMessage[]> {
      const rows = await database.query
        .selectFrom('sandbox_messages')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where(hasArrived(database.nowMs))
        .$if(phoneHash !== undefined, (messages) => messages.where('phone_hash', '=', phoneHash ?? ''))
        .$if(sentAfter !== undefined, (messages) => messages.where('sent_at', '>', sentAfter ?? 0))
        .orderBy('sent_at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map(messageOfRow);
    },

    /** Deletes messages that were sent at least `ageMs` ago; gives their number, `most` at most. */
    forgetMessages({ ageMs, most }: { ageMs: number; most: number }): Promise<number> {
      return deleteOldest(database, { table: 'sandbox_messages', key: 'id', time: 'sent_at', agoMs: ageMs, most });
    },

    /** The newest SMS of this document request that has arrived, and the store's time (epoch ms). */
    async findLatestMessage(requestId: string): Promise<{ message: EncryptedMessage; nowMs: number } | undefined> {
      const { rows } = await database.query.executeQuery(selectLatest(database, { requestId }));
      const [row] = rows;
      return row && { message: messageOfRow(row), nowMs: row.now_ms };
    },
  };
}

export type SandboxStore = ReturnType<typeof createSandboxStore>;

const insertMessage = prepareStatement<Omit<EncryptedMessage, 'sentAt'> & { lateMs: number }>(
  ({ query, nowMs, value }) =>
    query.insertInto('sandbox_messages').values({
      id: value('id'),
      request_id: value('requestId'),
      organization_id: value('organizationId'),
      phone_hash: value('phoneHash'),
      encrypted_content: value('encryptedContent'),
      sent_at: sql<number>`${nowMs} + ${value('lateMs')}`,
      late_ms: value('lateMs'),
    }),
);

const selectLatest = prepareStatement(({ query, nowMs, value }: StatementSource<{ requestId: string }>) =>
  query
    .selectFrom('sandbox_messages')
    .selectAll()
    .select(nowMs.as('now_ms'))
    .where('request_id', '=', value('requestId'))
    .where(hasArrived(nowMs))
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
);

/** Only what was to come late waits for its time: where the clock was set back, an SMS that had come is not taken from its reader. */
function hasArrived(nowMs: RawBuilder<number>): RawBuilder<boolean> {
  return sql`(sent_at <= ${nowMs} or late_ms = 0)`;
}

function messageOfRow(row: Schema['sandbox_messages']): EncryptedMessage {
  return {
    id: row.id,
    requestId: row.request_id,
    organizationId: row.organization_id,
    phoneHash: row.phone_hash,
    encryptedContent: row.encrypted_content,
    sentAt: row.sent_at,
  };
}
