/**
 * The outbox: an event becomes a row for each endpoint that wants it, in the very unit that causes it. So no event is lost, whatever dies
 * after the commit, and none is told of what was not committed.
 */
import { type Compilable, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import { prepareStatement, type StatementSource } from '../storage/prepared-statement.ts';
import { dataOf, type WebhookEvent, type WebhookEventType } from './webhook-event.ts';

/** Affects as many rows as endpoints want it. An event with an id that was told before is told to nobody twice. */
export function insertWebhookEvent(database: Database, event: WebhookEvent): Compilable {
  const { id, type, organizationId, environment } = event;
  return insertForEndpoints(database, {
    id,
    type,
    organizationId,
    environment,
    pattern: pattern(type),
    data: dataOf(event),
    ...providerRow(event),
  });
}

function providerRow({
  provider,
}: WebhookEvent): Pick<NewRow, 'providerData' | 'encryptedSession' | 'encryptedResult'> {
  if (provider === undefined) return { providerData: null, encryptedSession: null, encryptedResult: null };
  const { data, encryptedSession, encryptedResult = null } = provider;
  return { providerData: JSON.stringify(data), encryptedSession, encryptedResult };
}

/** Where an endpoint is disabled, the row waits for `recoverWebhooks`. */
const insertForEndpoints = prepareStatement(({ query, nowMs, value }: StatementSource<NewRow>) =>
  query
    .insertInto('webhook_deliveries')
    .columns([
      'id',
      'event_id',
      'endpoint_id',
      'organization_id',
      'type',
      'data',
      'encrypted_session',
      'encrypted_result',
      'state',
      'tries',
      'created_at',
      'due_at',
    ])
    .expression((from) =>
      from
        .selectFrom('webhook_endpoints')
        .select([
          sql<string>`cast(${value('id')} as text) || '.' || webhook_endpoints.id`.as('id'),
          value('id').as('event_id'),
          'webhook_endpoints.id as endpoint_id',
          'organization_id',
          value('type').as('type'),
          sql<string>`case when ${isProvider} then ${value('providerData')} else ${value('data')} end`.as('data'),
          sql<string | null>`case when ${isProvider} then ${value('encryptedSession')} else null end`.as(
            'encrypted_session',
          ),
          // Of what waits for `recoverWebhooks` too, no document is kept.
          sql<
            string | null
          >`case when sends_result = 1 and disabled_at is null then ${value('encryptedResult')} else null end`.as(
            'encrypted_result',
          ),
          sql<string>`case when disabled_at is null then 'waiting' else 'failed' end`.as('state'),
          sql.lit(0).as('tries'),
          nowMs.as('created_at'),
          nowMs.as('due_at'),
        ])
        .where('organization_id', '=', value('organizationId'))
        .where('environment', '=', value('environment'))
        .where(sql<SqlBool>`events like ${value('pattern')}`)
        .where(sql<SqlBool>`(not ${isProvider} or cast(${value('encryptedSession')} as text) is not null)`),
    )
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

/** Of a row of `webhook_endpoints`. */
const isProvider = sql<SqlBool>`form = 'provider'`;

/** Whether an endpoint of this organisation and environment is told in the provider's form. */
export function hasProviderEndpoint({ query }: Database, of: Pick<WebhookEvent, 'organizationId' | 'environment'>) {
  return sql<SqlBool>`exists ${query
    .selectFrom('webhook_endpoints')
    .select('webhook_endpoints.id')
    .where('organization_id', '=', of.organizationId)
    .where('environment', '=', of.environment)
    .where(isProvider)}`;
}

interface NewRow {
  id: string;
  type: string;
  organizationId: string;
  environment: string;
  pattern: string;
  data: string;
  providerData: string | null;
  encryptedSession: string | null;
  encryptedResult: string | null;
}

/** The row of an event for an endpoint. */
export function deliveryId(eventId: string, endpointId: string): string {
  return `${eventId}.${endpointId}`;
}

/** Whether an endpoint of the row's organisation and environment wants this. */
export function isHeard(type: WebhookEventType, table: 'sessions' | 'flow_sessions'): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select webhook_endpoints.id from webhook_endpoints
    where webhook_endpoints.organization_id = ${sql.ref(`${table}.organization_id`)}
    and webhook_endpoints.environment = ${sql.ref(`${table}.environment`)} and ${wantsEvent(type)})`;
}

/** Of a row of `webhook_endpoints`, on or off. */
export function wantsEvent(type: WebhookEventType) {
  return sql<SqlBool>`webhook_endpoints.events like ${sql.lit(pattern(type))}`;
}

/** `events` is a JSON list. */
function pattern(type: string): string {
  return `%"${type}"%`;
}

/** Of a row of `webhook_deliveries`: nobody has disabled or removed its endpoint. */
export const isEndpointOn = sql<SqlBool>`exists (select webhook_endpoints.id from webhook_endpoints
  where webhook_endpoints.id = webhook_deliveries.endpoint_id and disabled_at is null)`;
