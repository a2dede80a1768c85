/** What a sender of webhooks does to the database. Each delivery is taken, and ended, by a conditional write: of several senders one has it. */
import { type Compilable, sql } from 'kysely';
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { DeliveryState, TakenDelivery, WebhookAttempt } from './webhook-delivery.ts';
import { endpointOfRow } from './webhook-endpoint-store.ts';
import { isEndpointOn } from './webhook-event-statements.ts';

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

/** Looked through for those of endpoints that have room. */
const CANDIDATES_MAX = 500;

export function createWebhookSendingStore(database: Database) {
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
      const results = await database.commit([take]);
      const rows = (results?.[0]?.rows ?? []) as unknown as Schema['webhook_deliveries'][];
      return withEndpoints(rows, fence, database);
    },

    /**
     * Also where the endpoint was disabled or removed meanwhile: what was taken was taken, and what failed is tried no more.
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
        .set({
          encrypted_result: sql<string | null>`case when ${state} = 'waiting' then encrypted_result else null end`,
        })
        .where('id', '=', id)
        .where('fence', '=', fence);
      const failing = query
        .updateTable('webhook_endpoints')
        .set({ failing_since: isDelivered ? null : nowMs })
        .where('id', '=', endpoint.id)
        // Most attempts change nothing of it.
        .where('failing_since', isDelivered ? 'is not' : 'is', null);
      return tryCommit(database, [
        mustAffect(end),
        insertAttempt(database, { ...attempt, deliveryId: id, organizationId: endpoint.organizationId }),
        failing,
      ]);
    },
  };
}

export type WebhookSendingStore = ReturnType<typeof createWebhookSendingStore>;

/** Those that are due, of enabled endpoints, and of each no more than it has room for. */
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
      const encryptedSecrets = liveSecrets(endpoint, endpoint.now_ms);
      const taken = { id, eventId, type, data, tries, createdAt, fence, encryptedSecrets, nowMs: endpoint.now_ms };
      const encrypted = { encryptedSession: row.encrypted_session, encryptedResult: row.encrypted_result };
      return [{ ...taken, ...encrypted, endpoint: endpointOfRow(endpoint) }];
    })
    .sort((one, other) => one.createdAt - other.createdAt);
}

function liveSecrets(endpoint: Schema['webhook_endpoints'], nowMs: number): string[] {
  const live = (secret: string | null, endsAt: number | null) =>
    secret !== null && endsAt !== null && nowMs < endsAt ? [secret] : [];
  return [
    endpoint.encrypted_secret,
    ...live(endpoint.encrypted_previous_secret, endpoint.previous_secret_ends_at),
    ...live(endpoint.encrypted_oldest_secret, endpoint.oldest_secret_ends_at),
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
    encrypted_answer: attempt.encryptedAnswer,
    duration_ms: attempt.durationMs,
    created_at: nowMs,
  });
}
