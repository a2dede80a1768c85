/** Deliveries in the database as people see them, send them once more, and as they are cleaned up. Their sender has `webhook-sending-store.ts`. */
import { type Compilable, type SqlBool, sql } from 'kysely';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import { type Counter, consumeCounters } from '../limits/limit-store.ts';
import { type Database, mustAffect, type UnitStatement } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';
import type { Schema } from '../storage/schema.ts';
import type { Environment } from '../words/environment.ts';
import type { AttemptOutcome, DeliveryState, WebhookAttempt, WebhookDelivery } from './webhook-delivery.ts';
import { KEEP_DELIVERIES_MS, LISTENING } from './webhook-endpoint.ts';
import { dataOf, type WebhookEvent } from './webhook-event.ts';
import { deliveryId, isEndpointOn } from './webhook-event-statements.ts';

/** Of one organisation's endpoint. */
interface EndpointOf {
  endpointId: string;
  organizationId: string;
}

/** An event in the environment of a key. */
interface EventReference {
  organizationId: string;
  environment: Environment;
  eventId: string;
}

interface DeliveryPlace {
  createdAt: number;
  eventId: string;
}

export function createWebhookDeliveryStore(database: Database) {
  return { ...listing(database), ...repeating(database), ...upkeep(database) };
}

export type WebhookDeliveryStore = ReturnType<typeof createWebhookDeliveryStore>;

function listing(database: Database) {
  const ofEndpoint = ({ endpointId, organizationId }: EndpointOf) =>
    database.query
      .selectFrom('webhook_deliveries')
      .select(['event_id', 'type', 'data', 'state', 'created_at', 'due_at'])
      .where('endpoint_id', '=', endpointId)
      .where('organization_id', '=', organizationId);
  return {
    /** Newest first. */
    async listDeliveries(
      endpoint: EndpointOf,
      { state, after, most }: { state?: DeliveryState | undefined; after?: DeliveryPlace | undefined; most: number },
    ): Promise<WebhookDelivery[]> {
      let select = ofEndpoint(endpoint);
      if (state !== undefined) select = select.where('state', '=', state);
      if (after !== undefined) {
        const id = deliveryId(after.eventId, endpoint.endpointId);
        select = select.where(sql<boolean>`(created_at, id) < (${after.createdAt}, ${id})`);
      }
      const rows = await select.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(most).execute();
      return rows.map(deliveryOfRow);
    },

    async findDelivery(endpoint: EndpointOf, eventId: string): Promise<WebhookDelivery | undefined> {
      const id = deliveryId(eventId, endpoint.endpointId);
      const row = await ofEndpoint(endpoint).where('id', '=', id).executeTakeFirst();
      return row && deliveryOfRow(row);
    },

    /** Newest first, 50 at most. */
    async listAttempts({ endpointId, organizationId }: EndpointOf, eventId: string): Promise<WebhookAttempt[]> {
      const rows = await database.query
        .selectFrom('webhook_attempts')
        .selectAll()
        .where('delivery_id', '=', deliveryId(eventId, endpointId))
        .where('organization_id', '=', organizationId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(50)
        .execute();
      return rows.map(attemptOfRow);
    },
  };
}

function repeating(database: Database) {
  /** From the first pause of the schedule again; one that a sender has stays so, until its lease is over. */
  const sendAgain = (endpoint: EndpointOf) =>
    database.query
      .updateTable('webhook_deliveries')
      .set({ state: 'waiting', tries: 0, fence: null, due_at: database.nowMs })
      .where('endpoint_id', '=', endpoint.endpointId)
      .where('organization_id', '=', endpoint.organizationId)
      .where((where) => where.or([where('fence', 'is', null), where('due_at', '<=', database.nowMs)]))
      .where(isEndpointOn);
  /** Undefined where it affects nothing that it must, or a counter is used up. */
  const commit = async (first: UnitStatement, audit: AuditEntry, counters: readonly Counter[]) => {
    const unit = [first, insertAudit(database, audit), ...consumeCounters(database, counters)];
    return (await database.commit(unit))?.[0]?.affectedRows;
  };
  return {
    /** Undefined where there is none, its endpoint is disabled, a sender has it just now, or a counter is used up. */
    resendDelivery(endpoint: EndpointOf, eventId: string, audit: AuditEntry, counters: readonly Counter[] = []) {
      const statement = sendAgain(endpoint).where('id', '=', deliveryId(eventId, endpoint.endpointId));
      return commit(mustAffect(statement), audit, counters);
    },

    /**
     * Wherever it is for, enabled endpoints and listeners. One that a sender has just now goes out again after its lease: the sender has
     * lost it, so that what becomes of its attempt changes nothing. Undefined where there is none of these, or a counter is used up.
     */
    async resendEvent(
      { organizationId, environment, eventId }: EventReference,
      audit: AuditEntry,
      counters: readonly Counter[] = [],
    ) {
      const { query } = database;
      const endpoints = await query
        .selectFrom('webhook_endpoints')
        .select(['id', 'disabled_because'])
        .where('organization_id', '=', organizationId)
        .where('environment', '=', environment)
        .where((where) => where.or([where('disabled_at', 'is', null), where('disabled_because', '=', LISTENING)]))
        .execute();
      if (endpoints.length === 0) return undefined;
      const deliveries = query.updateTable('webhook_deliveries').where(
        'id',
        'in',
        endpoints.map(({ id }) => deliveryId(eventId, id)),
      );
      const isHeld = sql<SqlBool>`fence is not null and due_at > ${database.nowMs}`;
      const due_at = sql<number>`case when ${isHeld} then due_at else ${database.nowMs} end`;
      // What waits for a listener has the state in which no sender takes it.
      const state = sql<DeliveryState>`case when ${isEndpointOn} then 'waiting' else 'failed' end`;
      const statement = deliveries.set({ state, tries: 0, fence: null, due_at });
      return commit(mustAffect(statement), audit, counters);
    },

    /** All of this time and later that were given up. Gives their number; undefined where a counter is used up. */
    recoverDeliveries(endpoint: EndpointOf, sinceMs: number, audit: AuditEntry, counters: readonly Counter[] = []) {
      const statement = sendAgain(endpoint).where('state', '=', 'failed').where('created_at', '>=', sinceMs);
      return commit(statement, audit, counters);
    },

    /** An event for this endpoint alone, whatever it wants. Undefined where it is disabled, or a counter is used up. */
    insertDelivery(endpoint: EndpointOf, event: WebhookEvent, audit: AuditEntry, counters: readonly Counter[] = []) {
      const statement = insertForEndpoint(database, endpoint, event);
      return commit(mustAffect(statement), audit, counters);
    },
  };
}

function insertForEndpoint({ query, nowMs }: Database, endpoint: EndpointOf, event: WebhookEvent): Compilable {
  return query
    .insertInto('webhook_deliveries')
    .columns([
      ...(['id', 'event_id', 'endpoint_id', 'organization_id', 'type', 'data'] as const),
      ...(['state', 'tries', 'created_at', 'due_at'] as const),
    ])
    .expression((from) =>
      from
        .selectFrom('webhook_endpoints')
        .select((select) => [
          select.val(deliveryId(event.id, endpoint.endpointId)).as('id'),
          select.val(event.id).as('event_id'),
          'webhook_endpoints.id as endpoint_id',
          'organization_id',
          select.val<string>(event.type).as('type'),
          select.val(dataOf(event)).as('data'),
          sql.lit('waiting').as('state'),
          sql.lit(0).as('tries'),
          nowMs.as('created_at'),
          nowMs.as('due_at'),
        ])
        .where('id', '=', endpoint.endpointId)
        .where('organization_id', '=', endpoint.organizationId)
        .where('disabled_at', 'is', null),
    );
}

function upkeep(database: Database) {
  const old = { time: 'created_at', agoMs: KEEP_DELIVERIES_MS } as const;
  return {
    /** Gives their number, here and below. */
    deleteDeliveries: (most: number): Promise<number> =>
      deleteOldest(database, { table: 'webhook_deliveries', key: 'id', ...old, most }),

    deleteAttempts: (most: number): Promise<number> =>
      deleteOldest(database, { table: 'webhook_attempts', key: 'id', ...old, most }),

    /** What waits to be sent, over all organisations. */
    async readBacklog(): Promise<{ waiting: number; oldestMs: number }> {
      const { query, nowMs } = database;
      const { waiting, oldest_ms: oldestMs } = await query
        .selectFrom('webhook_deliveries')
        .select(({ fn }) => [
          fn.countAll<number>().as('waiting'),
          sql<number>`coalesce(${nowMs} - min(created_at), 0)`.as('oldest_ms'),
        ])
        .where(sql<boolean>`state = 'waiting'`)
        .executeTakeFirstOrThrow();
      return { waiting, oldestMs };
    },
  };
}

type ShownRow = Pick<Schema['webhook_deliveries'], 'event_id' | 'type' | 'data' | 'state' | 'created_at' | 'due_at'>;

export function deliveryOfRow(row: ShownRow): WebhookDelivery {
  const state = row.state as DeliveryState;
  return {
    eventId: row.event_id,
    type: row.type,
    data: row.data,
    state,
    createdAt: row.created_at,
    dueAt: state === 'waiting' ? row.due_at : null,
  };
}

function attemptOfRow(row: Schema['webhook_attempts']): WebhookAttempt {
  return {
    url: row.url,
    outcome: row.outcome as AttemptOutcome,
    status: row.status,
    encryptedAnswer: row.encrypted_answer,
    durationMs: row.duration_ms,
    createdAt: row.created_at,
  };
}
