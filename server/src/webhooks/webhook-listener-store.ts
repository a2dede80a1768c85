/**
 * Listeners in the database: programs that fetch the events of an organisation's sandbox, such as `qujat webhooks listen`. Each has a row among
 * the endpoints, off and of a reason of its own. So an event is written for it by the same statement as for all others, no sender takes
 * it, and it waits to be fetched.
 */
import { type Compilable, sql } from 'kysely';
import { HOUR_MS, MINUTE_MS } from '../clock.ts';
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';
import { deliveryOfRow } from './webhook-delivery-store.ts';
import { LISTENING } from './webhook-endpoint.ts';
import { webhookEventTypes } from './webhook-event.ts';

/** Both must fit, so that nobody fetches another organisation's events. */
export interface ListenerReference {
  id: string;
  organizationId: string;
}

/** A further one takes the place of the oldest. */
export const LISTENERS_MAX = 5;
/** Whoever has not fetched for so long is gone. */
export const SILENT_MS = HOUR_MS;
const HEARD_EVERY_MS = MINUTE_MS;
const MOST_AT_ONCE = 100;

export function createWebhookListenerStore(database: Database) {
  const find = ({ id, organizationId }: ListenerReference) =>
    database.query
      .selectFrom('webhook_endpoints')
      .select(['id', sql<number>`${database.nowMs} - disabled_at`.as('silent_ms')])
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .where('disabled_because', '=', LISTENING)
      .executeTakeFirst();
  return {
    async insertListener(listener: ListenerReference): Promise<void> {
      await database.commit([
        deleteOldListeners(database, listener.organizationId),
        insertListener(database, listener),
      ]);
    },

    /** What has happened since the last time, the oldest first: each event once. Undefined where there is no such listener. */
    async takeEvents(listener: ListenerReference): Promise<WebhookDelivery[] | undefined> {
      const found = await find(listener);
      if (found === undefined) return undefined;
      if (found.silent_ms > HEARD_EVERY_MS) await database.commit([noteHeard(database, listener)]);
      const { query } = database;
      const waiting = await query
        .selectFrom('webhook_deliveries')
        .select('id')
        .where('endpoint_id', '=', listener.id)
        .where('state', '<>', 'delivered')
        .orderBy('created_at')
        .orderBy('id')
        .limit(MOST_AT_ONCE)
        .execute();
      if (waiting.length === 0) return [];
      const take = query
        .updateTable('webhook_deliveries')
        .set({ state: 'delivered' })
        .where(
          'id',
          'in',
          waiting.map(({ id }) => id),
        )
        .where('state', '<>', 'delivered')
        .returningAll();
      const results = await database.commit([take]);
      const rows = (results?.[0]?.rows ?? []) as unknown as Schema['webhook_deliveries'][];
      return rows.map(deliveryOfRow).sort((one, other) => one.createdAt - other.createdAt);
    },

    /** False where there is none. */
    async removeListener({ id, organizationId }: ListenerReference): Promise<boolean> {
      const statement = listeners(database).where('id', '=', id).where('organization_id', '=', organizationId);
      return tryCommit(database, [mustAffect(statement)]);
    },

    /** Over all organisations. */
    async removeSilentListeners(): Promise<void> {
      const statement = database.query.deleteFrom('webhook_endpoints').where(isListening).where(isSilent(database));
      await database.commit([statement]);
    },
  };
}

export type WebhookListenerStore = ReturnType<typeof createWebhookListenerStore>;

function listeners({ query }: Database) {
  return query.deleteFrom('webhook_endpoints').where('disabled_because', '=', LISTENING);
}

/** To the letter the condition of the index `webhook_endpoints_listening`. */
const isListening = sql<boolean>`disabled_because = ${sql.lit(LISTENING)}`;

/** `disabled_at` of a listener is when it was last heard, to the minute. */
function isSilent({ nowMs }: Database) {
  return sql<boolean>`disabled_at < ${nowMs} - ${sql.lit(SILENT_MS)}`;
}

function deleteOldListeners(database: Database, organizationId: string): Compilable {
  const newest = database.query
    .selectFrom('webhook_endpoints')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('disabled_because', '=', LISTENING)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(LISTENERS_MAX - 1);
  return listeners(database)
    .where('organization_id', '=', organizationId)
    .where((where) => where.or([isSilent(database), where('id', 'not in', newest)]));
}

function insertListener({ query, nowMs }: Database, { id, organizationId }: ListenerReference): Compilable {
  return query.insertInto('webhook_endpoints').values({
    id,
    organization_id: organizationId,
    environment: 'test',
    url: '',
    description: '',
    events: JSON.stringify(webhookEventTypes),
    form: 'standard',
    sends_result: 0,
    encrypted_secret: '',
    created_at: nowMs,
    disabled_at: nowMs,
    disabled_because: LISTENING,
  });
}

function noteHeard({ query, nowMs }: Database, { id }: ListenerReference): Compilable {
  return query
    .updateTable('webhook_endpoints')
    .set({ disabled_at: nowMs })
    .where('id', '=', id)
    .where('disabled_because', '=', LISTENING);
}
