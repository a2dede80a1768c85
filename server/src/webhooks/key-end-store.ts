/** API keys whose end is near, and of which an endpoint that wants to know was not told. */
import { type SqlBool, sql } from 'kysely';
import { DAY_MS } from '../clock.ts';
import type { Database } from '../storage/database.ts';
import type { Environment } from '../words/environment.ts';
import type { WebhookEvent } from './webhook-event.ts';
import { insertWebhookEvent, wantsEvent } from './webhook-event-statements.ts';

const NEAR_MS = 7 * DAY_MS;

export function createKeyEndStore(database: Database) {
  return {
    /** Tells of `most` at most. Gives how many it told of. */
    async tellKeyEnds(most: number): Promise<number> {
      const events = await listUntold(database, most);
      if (events.length === 0) return 0;
      await database.commit(events.map((event) => insertWebhookEvent(database, event)));
      return events.length;
    },
  };
}

/** A key that ends at another time, as its owner wants it now, is told of once more: the event's id names both. */
async function listUntold({ query, nowMs }: Database, most: number): Promise<WebhookEvent[]> {
  const eventId = sql<string>`'evt_key_expiring_' || replace(api_keys.id, '-', '') || '_' || cast(expires_at as text)`;
  const rows = await query
    .selectFrom('api_keys')
    .innerJoin('webhook_endpoints', (join) =>
      join
        .onRef('webhook_endpoints.organization_id', '=', 'api_keys.organization_id')
        .onRef('webhook_endpoints.environment', '=', 'api_keys.environment')
        .on(wantsEvent('key.expiring')),
    )
    .select(['api_keys.id', 'api_keys.organization_id', 'api_keys.environment', 'last_four', 'expires_at'])
    .select(eventId.as('event_id'))
    // Written out, as the index `api_keys_by_end` is.
    .where(sql<SqlBool>`revoked_at is null`)
    .where('expires_at', '>', nowMs)
    .where('expires_at', '<=', sql<number>`${nowMs} + ${sql.lit(NEAR_MS)}`)
    .where((key) =>
      key.not(
        key.exists(
          key
            .selectFrom('webhook_deliveries')
            .select('webhook_deliveries.id')
            .where('webhook_deliveries.id', '=', sql<string>`${eventId} || '.' || webhook_endpoints.id`),
        ),
      ),
    )
    .orderBy('expires_at')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.event_id,
    type: 'key.expiring',
    organizationId: row.organization_id,
    environment: row.environment as Environment,
    data: {
      api_key_id: row.id,
      last_four: row.last_four,
      expires_at: new Date(row.expires_at ?? 0).toISOString(),
    },
  }));
}
