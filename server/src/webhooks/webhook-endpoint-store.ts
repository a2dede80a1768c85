/** Endpoints in the database. */
import { type Compilable, type SqlBool, sql } from 'kysely';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import type { EncryptedMail } from '../mail/mail.ts';
import { insertMail } from '../mail/mail-store.ts';
import { type Database, mustAffect, tryCommit, type UnitStatement } from '../storage/database.ts';
import { insertWithinLimit } from '../storage/insert-within-limit.ts';
import type { Schema } from '../storage/schema.ts';
import type { Environment } from '../words/environment.ts';
import {
  type DisabledBecause,
  ENDPOINTS_MAX,
  LISTENING,
  SECRET_OVERLAP_MS,
  type WebhookEndpoint,
  type WebhookEndpointSettings,
  type WebhookForm,
} from './webhook-endpoint.ts';
import type { WebhookEventType } from './webhook-event.ts';

/** Both must fit, so that nobody reaches another organisation's endpoint by its id. */
interface EndpointReference {
  id: string;
  organizationId: string;
}

export type NewWebhookEndpoint = Omit<WebhookEndpoint, 'createdAt' | 'failingSince' | 'disabled'>;

interface EndpointEnd extends EndpointReference {
  because: DisabledBecause;
  audit: AuditEntry;
  /** Of those who are to be told. */
  mails?: readonly EncryptedMail[];
}

export function createWebhookEndpointStore(database: Database) {
  return { ...reads(database), ...changes(database), ...disabling(database) };
}

export type WebhookEndpointStore = ReturnType<typeof createWebhookEndpointStore>;

function reads(database: Database) {
  return {
    /** Oldest first. */
    async listEndpoints(organizationId: string): Promise<WebhookEndpoint[]> {
      const rows = await database.query
        .selectFrom('webhook_endpoints')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where(isReceiver)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(endpointOfRow);
    },

    async findEndpoint({ id, organizationId }: EndpointReference): Promise<WebhookEndpoint | undefined> {
      const row = await database.query
        .selectFrom('webhook_endpoints')
        .selectAll()
        .where('id', '=', id)
        .where('organization_id', '=', organizationId)
        .where(isReceiver)
        .executeTakeFirst();
      return row && endpointOfRow(row);
    },
  };
}

function changes(database: Database) {
  /** False where there is no such endpoint. */
  const change = async (statement: Compilable, audit: AuditEntry, more: UnitStatement[] = []) => {
    return tryCommit(database, [mustAffect(statement), insertAudit(database, audit), ...more]);
  };
  return {
    /** Undefined where the organisation has as many as it may: nothing was changed then. */
    async insertEndpoint(endpoint: NewWebhookEndpoint, audit: AuditEntry): Promise<WebhookEndpoint | undefined> {
      const results = await database.commit([
        ...insertWithinLimit(database, 'webhook_endpoints', rowOf(endpoint, database.nowMs), {
          most: ENDPOINTS_MAX,
          counted: isReceiver,
        }),
        insertAudit(database, audit),
      ]);
      const row = results?.[1]?.rows[0] as Schema['webhook_endpoints'] | undefined;
      return row && endpointOfRow(row);
    },

    updateEndpoint(
      reference: EndpointReference,
      { url, description, events, sendsResult }: WebhookEndpointSettings,
      audit: AuditEntry,
    ): Promise<boolean> {
      // What failed there says nothing of where it goes now.
      const set = { url, description, events: JSON.stringify(events), failing_since: null };
      const statement = changeEndpoint(database, reference).set({ ...set, sends_result: sendsResult ? 1 : 0 });
      return change(statement, audit, sendsResult ? [] : [forgetResults(database, reference.id)]);
    },

    /** What waits for it is told to nobody. */
    removeEndpoint(reference: EndpointReference, audit: AuditEntry): Promise<boolean> {
      const { id, organizationId } = reference;
      const statement = database.query
        .deleteFrom('webhook_endpoints')
        .where('id', '=', id)
        .where('organization_id', '=', organizationId)
        .where(isReceiver);
      return change(statement, audit, [giveUpWaiting(database, id)]);
    },

    /**
     * The secret before it goes on signing for `SECRET_OVERLAP_MS`, and so does the one before that. False where a third would have to
     * stop for it, or there is no such endpoint.
     */
    rollSecret(reference: EndpointReference, encryptedSecret: string, audit: AuditEntry): Promise<boolean> {
      const { nowMs } = database;
      const statement = changeEndpoint(database, reference)
        .set((set) => ({
          encrypted_oldest_secret: set.ref('encrypted_previous_secret'),
          oldest_secret_ends_at: set.ref('previous_secret_ends_at'),
          encrypted_previous_secret: set.ref('encrypted_secret'),
          previous_secret_ends_at: sql<number>`${nowMs} + ${sql.lit(SECRET_OVERLAP_MS)}`,
          encrypted_secret: encryptedSecret,
        }))
        .where((where) =>
          where.or([where('oldest_secret_ends_at', 'is', null), where('oldest_secret_ends_at', '<=', nowMs)]),
        );
      return change(statement, audit);
    },
  };
}

function disabling(database: Database) {
  return {
    /** Events from now on. Those that were not sent meanwhile wait for `recoverWebhooks`. False where it is enabled, or is none. */
    async enableEndpoint(reference: EndpointReference, audit: AuditEntry): Promise<boolean> {
      const statement = changeEndpoint(database, reference)
        .set({ disabled_at: null, disabled_because: null, failing_since: null })
        .where('disabled_at', 'is not', null);
      return tryCommit(database, [mustAffect(statement), insertAudit(database, audit)]);
    },

    /** False where it is disabled already, or is none: then nobody is told. */
    async disableEndpoint({ because, audit, mails = [], ...reference }: EndpointEnd): Promise<boolean> {
      const statement = changeEndpoint(database, reference)
        .set({ disabled_at: database.nowMs, disabled_because: because })
        .where('disabled_at', 'is', null);
      return tryCommit(database, [
        mustAffect(statement),
        giveUpWaiting(database, reference.id),
        insertAudit(database, audit),
        ...mails.map((mail) => insertMail(database, mail)),
      ]);
    },
  };
}

function rowOf(endpoint: NewWebhookEndpoint, nowMs: Database['nowMs']) {
  const { id, organizationId, environment, url, description, events, form, sendsResult, encryptedSecret } = endpoint;
  return {
    id,
    organization_id: organizationId,
    environment,
    url,
    description,
    events: JSON.stringify(events),
    form,
    sends_result: sendsResult ? 1 : 0,
    encrypted_secret: encryptedSecret,
    created_at: nowMs,
  };
}

function changeEndpoint({ query }: Database, { id, organizationId }: EndpointReference) {
  return query
    .updateTable('webhook_endpoints')
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .where(isReceiver);
}

/** A sender that has one just now keeps it, and tells how it went. */
function giveUpWaiting({ query }: Database, endpointId: string): Compilable {
  return query
    .updateTable('webhook_deliveries')
    .set({ state: 'failed', encrypted_result: null })
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'waiting');
}

/** Of what waits; a sender that has one just now sends it. */
function forgetResults({ query }: Database, endpointId: string): Compilable {
  return query
    .updateTable('webhook_deliveries')
    .set({ encrypted_result: null })
    .where('endpoint_id', '=', endpointId)
    .where('encrypted_result', 'is not', null);
}

/** Whoever listens has a row too, which is nobody's endpoint: see `webhook-listener-store.ts`. */
const isReceiver = sql<SqlBool>`(disabled_because is null or disabled_because <> ${sql.lit(LISTENING)})`;

export function endpointOfRow(row: Schema['webhook_endpoints']): WebhookEndpoint {
  const { disabled_at: at, disabled_because: because } = row;
  return {
    id: row.id,
    organizationId: row.organization_id,
    environment: row.environment as Environment,
    url: row.url,
    description: row.description,
    events: JSON.parse(row.events) as WebhookEventType[],
    form: row.form as WebhookForm,
    sendsResult: row.sends_result === 1,
    encryptedSecret: row.encrypted_secret,
    createdAt: row.created_at,
    failingSince: row.failing_since,
    disabled: at === null ? null : { at, because: because as DisabledBecause },
  };
}
