/** Deliveries and their attempts in the database. Each is taken, and ended, by a conditional write: of several senders one has it. */
import { type Compilable, type SqlBool, sql } from 'kysely';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import type { Environment } from '../environment.ts';
import { type Counter, consumeCounters } from '../limits/limit-store.ts';
import type { Database, UnitStatement } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';
import type { Schema } from '../storage/schema.ts';
import type {
  AttemptOutcome,
  DeliveryState,
  TakenDelivery,
  WebhookAttempt,
  WebhookDelivery,
} from './webhook-delivery.ts';
import { KEEP_DELIVERIES_MS, LISTENING } from './webhook-endpoint.ts';
import { endpointOfRow } from './webhook-endpoint-store.ts';
import { dataOf, type WebhookEvent } from './webhook-event.ts';
import { deliveryId } from './webhook-event-statements.ts';

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

interface TakeOrder {
  most: number;
  mostPerEndpoint: number;
  /** Endpoints that have enough under way. */
  notOf: readonly string[];
  leaseMs: number;
  fence: string;
}

interface AttemptEnd {
  attempt: Omit<WebhookAttempt, 'createdAt'> & { id: string };
  /** Undefined where it was handed over; otherwise the pause until the next attempt, null where it is given up. */
  retryAfterMs?: number | null;
}

export interface DeliveryPlace {
  createdAt: number;
  eventId: string;
}

/** Looked through for those of endpoints that have room. */
const CANDIDATES_MAX = 500;

export function createWebhookDeliveryStore(database: Database) {
  return { ...sending(database), ...listing(database), ...repeating(database), ...upkeep(database) };
}

export type WebhookDeliveryStore = ReturnType<typeof createWebhookDeliveryStore>;

function sending(database: Database) {
  return {
    /**
     * Takes deliveries that are due, the longest first: for `leaseMs` nobody else gets them. A sender that dies leaves them to the next one,
     * so a webhook may come twice, but is never lost.
     */
    async takeDue({ leaseMs, fence, ...order }: TakeOrder): Promise<TakenDelivery[]> {
      const { query, nowMs } = database;
      const ids = await listTakeable(database, order);
      if (ids.length === 0) return [];
      const take = query
        .updateTable('webhook_deliveries')
        .set({ tries: sql`tries + 1`, fence, due_at: sql`${nowMs} + ${leaseMs}` })
        .where('id', 'in', ids)
        .where('state', '=', 'waiting')
        .where('due_at', '<=', nowMs)
        .returningAll();
      const results = await database.commit([{ statement: take }]);
      const rows = (results?.[0]?.rows ?? []) as unknown as Schema['webhook_deliveries'][];
      return withEndpoints(rows, fence, database);
    },

    /**
     * Also where the endpoint was switched off or removed meanwhile: what was taken was taken, and what failed is tried no more.
     * False where another sender has it: then nothing was changed.
     */
    async endAttempt({ id, fence, endpoint }: TakenDelivery, { attempt, retryAfterMs }: AttemptEnd): Promise<boolean> {
      const { query, nowMs } = database;
      const isDelivered = retryAfterMs === undefined;
      const retried = sql<DeliveryState>`case when ${isEndpointOn} then 'waiting' else 'failed' end`;
      const state = isDelivered ? 'delivered' : retryAfterMs === null ? 'failed' : retried;
      const end = query
        .updateTable('webhook_deliveries')
        .set({ state, fence: null, due_at: sql<number>`${nowMs} + ${retryAfterMs ?? 0}` })
        // A document is kept until it was sent or given up, and no longer.
        .set({ sealed_result: sql<string | null>`case when ${state} = 'waiting' then sealed_result else null end` })
        .where('id', '=', id)
        .where('fence', '=', fence);
      const failing = query
        .updateTable('webhook_endpoints')
        .set({ failing_since: isDelivered ? null : nowMs })
        .where('id', '=', endpoint.id)
        // Most attempts change nothing of it.
        .where('failing_since', isDelivered ? 'is not' : 'is', null);
      const results = await database.commit([
        { statement: end, mustAffect: true },
        { statement: insertAttempt(database, { ...attempt, deliveryId: id, organizationId: endpoint.organizationId }) },
        { statement: failing },
      ]);
      return results !== undefined;
    },
  };
}

/** Those that are due, of endpoints that are on, and of each no more than it has room for. */
async function listTakeable(
  { query, nowMs }: Database,
  { most, mostPerEndpoint, notOf }: Omit<TakeOrder, 'leaseMs' | 'fence'>,
): Promise<string[]> {
  const candidates = await query
    .selectFrom('webhook_deliveries')
    .innerJoin('webhook_endpoints', 'webhook_endpoints.id', 'webhook_deliveries.endpoint_id')
    .select(['webhook_deliveries.id', 'endpoint_id'])
    // Written out, as the index `webhook_deliveries_waiting` is.
    .where(sql<boolean>`state = 'waiting'`)
    .where('due_at', '<=', nowMs)
    .where('disabled_at', 'is', null)
    .$if(notOf.length > 0, (select) => select.where('endpoint_id', 'not in', notOf))
    .orderBy('due_at')
    .orderBy('webhook_deliveries.created_at')
    .limit(CANDIDATES_MAX)
    .execute();
  const taken = new Map<string, number>();
  const takeable = candidates.filter(({ endpoint_id: endpointId }) => {
    const before = taken.get(endpointId) ?? 0;
    taken.set(endpointId, before + 1);
    return before < mostPerEndpoint;
  });
  return takeable.slice(0, most).map(({ id }) => id);
}

/** One whose endpoint was removed meanwhile is left: nobody waits for it. */
async function withEndpoints(
  rows: readonly Schema['webhook_deliveries'][],
  fence: string,
  { query, nowMs }: Database,
): Promise<TakenDelivery[]> {
  if (rows.length === 0) return [];
  const endpointIds = [...new Set(rows.map((row) => row.endpoint_id))];
  const found = await query
    .selectFrom('webhook_endpoints')
    .selectAll()
    .select(nowMs.as('now_ms'))
    .where('id', 'in', endpointIds)
    .execute();
  const endpoints = new Map(found.map((row) => [row.id, row]));
  return rows
    .flatMap((row) => {
      const endpoint = endpoints.get(row.endpoint_id);
      if (endpoint === undefined) return [];
      const { id, event_id: eventId, type, data, tries, created_at: createdAt } = row;
      const sealedSecrets = liveSecrets(endpoint, endpoint.now_ms);
      const taken = { id, eventId, type, data, tries, createdAt, fence, sealedSecrets, nowMs: endpoint.now_ms };
      const sealed = { sealedSession: row.sealed_session, sealedResult: row.sealed_result };
      return [{ ...taken, ...sealed, endpoint: endpointOfRow(endpoint) }];
    })
    .sort((one, other) => one.createdAt - other.createdAt);
}

function liveSecrets(endpoint: Schema['webhook_endpoints'], nowMs: number): string[] {
  const live = (secret: string | null, endsAt: number | null) =>
    secret !== null && endsAt !== null && nowMs < endsAt ? [secret] : [];
  return [
    endpoint.sealed_secret,
    ...live(endpoint.sealed_previous_secret, endpoint.previous_secret_ends_at),
    ...live(endpoint.sealed_oldest_secret, endpoint.oldest_secret_ends_at),
  ];
}

type NewAttempt = AttemptEnd['attempt'] & { deliveryId: string; organizationId: string };

function insertAttempt({ query, nowMs }: Database, attempt: NewAttempt): Compilable {
  return query.insertInto('webhook_attempts').values({
    id: attempt.id,
    delivery_id: attempt.deliveryId,
    organization_id: attempt.organizationId,
    url: attempt.url,
    outcome: attempt.outcome,
    status: attempt.status,
    sealed_answer: attempt.sealedAnswer,
    duration_ms: attempt.durationMs,
    created_at: nowMs,
  });
}

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
    const unit = [first, { statement: insertAudit(database, audit) }, ...consumeCounters(database, counters)];
    return (await database.commit(unit))?.[0]?.affectedRows;
  };
  return {
    /** Undefined where there is none, its endpoint is off, a sender has it just now, or a counter is used up. */
    resendDelivery(endpoint: EndpointOf, eventId: string, audit: AuditEntry, counters: readonly Counter[] = []) {
      const statement = sendAgain(endpoint).where('id', '=', deliveryId(eventId, endpoint.endpointId));
      return commit({ statement, mustAffect: true }, audit, counters);
    },

    /**
     * Wherever it is for, endpoints that are on and listeners. One that a sender has just now goes out again after its lease: the sender has
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
      return commit({ statement, mustAffect: true }, audit, counters);
    },

    /** All of this time and later that were given up. Gives their number; undefined where a counter is used up. */
    recoverDeliveries(endpoint: EndpointOf, sinceMs: number, audit: AuditEntry, counters: readonly Counter[] = []) {
      const statement = sendAgain(endpoint).where('state', '=', 'failed').where('created_at', '>=', sinceMs);
      return commit({ statement }, audit, counters);
    },

    /** An event for this endpoint alone, whatever it wants. Undefined where it is off, or a counter is used up. */
    insertDelivery(endpoint: EndpointOf, event: WebhookEvent, audit: AuditEntry, counters: readonly Counter[] = []) {
      const statement = insertForEndpoint(database, endpoint, event);
      return commit({ statement, mustAffect: true }, audit, counters);
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

/** Of a row of `webhook_deliveries`. */
const isEndpointOn = sql<SqlBool>`exists (select webhook_endpoints.id from webhook_endpoints
  where webhook_endpoints.id = webhook_deliveries.endpoint_id and disabled_at is null)`;

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
    sealedAnswer: row.sealed_answer,
    durationMs: row.duration_ms,
    createdAt: row.created_at,
  };
}
