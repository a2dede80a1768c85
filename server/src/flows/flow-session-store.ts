/** Sessions of Flows in the database. The store's clock decides; what may happen once is one conditional write. */
import { sql } from 'kysely';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import type { NewConsent } from '../consents/consent.ts';
import { insertConsent, markConsentWithdrawn } from '../consents/consent-statements.ts';
import { type Counter, consumeCounters } from '../limits/limit-store.ts';
import { type KeptAnswer, keepAnswer } from '../sessions/idempotency-store.ts';
import { endAwaiting } from '../sessions/session-statements.ts';
import { type Database, mustAffect, tryCommit, type UnitStatement } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { WebhookEvent } from '../webhooks/webhook-event.ts';
import { hasProviderEndpoint, insertWebhookEvent } from '../webhooks/webhook-event-statements.ts';
import type { Environment } from '../words/environment.ts';
import type { FlowSession } from './flow-session.ts';
import { erased, hasSubject, isNotAsking } from './flow-session-statements.ts';
import type { FlowFailure } from './page-schemas.ts';

/** The store adds the times from its clock. */
export type NewFlowSession = Pick<
  FlowSession,
  | 'idHash'
  | 'flowId'
  | 'organizationId'
  | 'apiKeyId'
  | 'environment'
  | 'encryptedOrder'
  | 'encryptedSubject'
  | 'recipient'
> & {
  clientReference: string | null;
  /** Written where an endpoint is told in the provider's form. */
  encryptedForProvider: string;
};

/** What commits with it. */
interface NewFlowSessionUnit {
  ttlMs: number;
  audit: AuditEntry;
  counters: readonly Counter[];
  /** For the same call once more. */
  kept?: KeptAnswer | undefined;
}

export interface FoundFlowSession {
  session: FlowSession;
  nowMs: number;
}

/** What is written with the end of a session. */
export interface FlowEndTraces {
  audit: AuditEntry;
  event?: WebhookEvent | undefined;
  /** The consent that ends with it. */
  withdrawn?: { id: string; audit: AuditEntry } | undefined;
}

/** With the audit row that has the hash of its record. */
export interface GivenConsent {
  consent: NewConsent;
  audit: AuditEntry;
}

interface Held {
  idHash: string;
  fence: string;
}

interface RequestClaim extends Held {
  leaseMs: number;
  most: number;
  /** As it may be told of this citizen. */
  clientReference: string | null;
}

export function createFlowSessionStore(database: Database) {
  return { ...reads(database), ...lives(database), ...requests(database), ...devices(database) };
}

export type FlowSessionStore = ReturnType<typeof createFlowSessionStore>;

function reads(database: Database) {
  return {
    async findFlowSession(idHash: string): Promise<FoundFlowSession | undefined> {
      const row = await database.query
        .selectFrom('flow_sessions')
        .selectAll()
        .select(database.nowMs.as('now_ms'))
        .where('id_hash', '=', idHash)
        .executeTakeFirst();
      return row && { session: flowSessionOfRow(row), nowMs: row.now_ms };
    },

    /** By `referenceOfSession`, the beginning of the hash; with what webhooks may tell as its reference. */
    async findFlowSessionByReference(
      reference: string,
    ): Promise<(FoundFlowSession & { clientReference: string | null }) | undefined> {
      const row = await database.query
        .selectFrom('flow_sessions')
        .selectAll()
        .select(database.nowMs.as('now_ms'))
        .where('id_hash', '>=', reference)
        // Behind every digit of a hash.
        .where('id_hash', '<', `${reference}g`)
        .executeTakeFirst();
      return row && { session: flowSessionOfRow(row), nowMs: row.now_ms, clientReference: row.client_reference };
    },
  };
}

/** A session is made, and ends. */
function lives(database: Database) {
  return {
    /** With the audit row and one use of each counter, in one commit. Undefined where a counter is used up: then nothing was changed. */
    async insertFlowSession(
      session: NewFlowSession,
      { ttlMs, audit, counters, kept }: NewFlowSessionUnit,
    ): Promise<FlowSession | undefined> {
      const statement = database.query
        .insertInto('flow_sessions')
        .values({
          id_hash: session.idHash,
          flow_id: session.flowId,
          organization_id: session.organizationId,
          api_key_id: session.apiKeyId,
          environment: session.environment,
          encrypted_order: session.encryptedOrder,
          encrypted_subject: session.encryptedSubject,
          recipient: session.recipient,
          client_reference: session.clientReference,
          encrypted_for_provider: sql<
            string | null
          >`case when ${hasProviderEndpoint(database, session)} then cast(${session.encryptedForProvider} as text) else null end`,
          requests_used: 0,
          created_at: database.nowMs,
          expires_at: sql`${database.nowMs} + ${ttlMs}`,
        })
        .returningAll();
      const results = await database.commit([
        statement,
        insertAudit(database, audit),
        ...keepAnswer(database, kept),
        ...consumeCounters(database, counters),
      ]);
      const row = results?.[0]?.rows[0] as FlowSessionRow | undefined;
      return row && flowSessionOfRow(row);
    },

    /**
     * Ends it for `reason` and erases the citizen. A document's session that waits for its code ends with it; one that is locked has.
     * False where the session has ended, a request for it is under way, or an approve holds the document's session: then nothing was
     * changed.
     */
    async endFlowSession(
      { idHash, documentIdHash }: Pick<FlowSession, 'idHash' | 'documentIdHash'>,
      { reason, isLocked = false }: { reason: FlowFailure; isLocked?: boolean },
      { audit, event, withdrawn }: FlowEndTraces,
    ): Promise<boolean> {
      const end = database.query
        .updateTable('flow_sessions')
        .set({ end_reason: reason, ended_at: database.nowMs, ...erased, hand_over_hash: null })
        .where('id_hash', '=', idHash)
        .where('ended_at', 'is', null)
        .where('document_id_hash', documentIdHash === null ? 'is' : '=', documentIdHash)
        .where(isNotAsking(database));
      const unit: UnitStatement[] = [mustAffect(end), insertAudit(database, audit)];
      if (withdrawn !== undefined) {
        unit.push(markConsentWithdrawn(database, withdrawn.id));
        unit.push(insertAudit(database, withdrawn.audit));
      }
      if (event !== undefined) unit.push(insertWebhookEvent(database, event));
      if (documentIdHash !== null && !isLocked) {
        unit.push(mustAffect(endAwaiting(database, documentIdHash)));
      }
      return tryCommit(database, unit);
    },

    /** Of one that has ended: nobody needs the citizen any more. */
    async eraseFlowSubject(idHash: string): Promise<void> {
      const statement = database.query
        .updateTable('flow_sessions')
        .set({ ...erased, hand_over_hash: null })
        .where('id_hash', '=', idHash);
      await database.commit([statement]);
    },
  };
}

/** One request at a time asks the state. */
function requests(database: Database) {
  const held = ({ idHash, fence }: Held) =>
    database.query
      .updateTable('flow_sessions')
      .where('id_hash', '=', idHash)
      .where('request_fence', '=', fence)
      .where('ended_at', 'is', null)
      // One that has run out was told so.
      .where(hasSubject);
  return {
    /** Takes the lease. False where another request has it, the document is requested, or the session has ended. */
    async claimRequest({ idHash, fence, leaseMs, most, clientReference }: RequestClaim): Promise<boolean> {
      const statement = database.query
        .updateTable('flow_sessions')
        .set({
          client_reference: clientReference,
          request_fence: fence,
          request_lease_expires_at: sql`${database.nowMs} + ${leaseMs}`,
        })
        .where('id_hash', '=', idHash)
        .where('document_id_hash', 'is', null)
        .where('ended_at', 'is', null)
        .where('expires_at', '>', database.nowMs)
        .where('requests_used', '<', most)
        .where(isNotAsking(database));
      return tryCommit(database, [mustAffect(statement)]);
    },

    /**
     * The state has been asked: from now on the document's session tells how it goes, and this one lasts as long, as does the citizen's
     * consent. False where the lease is another's, or the session has ended.
     */
    async recordRequest(
      holder: Held & { documentIdHash: string; encryptedSubject: string; ttlMs: number; given: GivenConsent },
    ): Promise<boolean> {
      const statement = held(holder).set({
        expires_at: sql`${database.nowMs} + ${holder.ttlMs}`,
        document_id_hash: holder.documentIdHash,
        encrypted_subject: holder.encryptedSubject,
        request_fence: null,
        request_lease_expires_at: null,
      });
      const { consent, audit } = holder.given;
      const unit = [mustAffect(statement), insertConsent(database, consent, holder), insertAudit(database, audit)];
      return tryCommit(database, unit);
    },

    /** The state has not taken the request. Gives how many were used since; undefined where the lease is another's. */
    async releaseRequest({ isUsed, ...holder }: Held & { isUsed: boolean }): Promise<number | undefined> {
      const statement = held(holder)
        .set({
          request_fence: null,
          request_lease_expires_at: null,
          requests_used: sql<number>`requests_used + ${sql.lit(isUsed ? 1 : 0)}`,
        })
        .returning('requests_used');
      const results = await database.commit([mustAffect(statement)]);
      return (results?.[0]?.rows[0] as Pick<FlowSessionRow, 'requests_used'> | undefined)?.requests_used;
    },
  };
}

/** Who is in charge: whoever has the id, until a device has taken over. */
function devices(database: Database) {
  return {
    /** A new link; one that was given before works no more. Undefined where another device is in charge, the session has ended, or a counter is used up. */
    async offerHandOver(offer: {
      idHash: string;
      deviceHash: string | null;
      handOverHash: string;
      lifeMs: number;
      audit: AuditEntry;
      counters?: readonly Counter[];
    }): Promise<number | undefined> {
      const { idHash, deviceHash, handOverHash, lifeMs, audit, counters = [] } = offer;
      const statement = database.query
        .updateTable('flow_sessions')
        .set({ hand_over_hash: handOverHash, hand_over_expires_at: sql`${database.nowMs} + ${lifeMs}` })
        .where('id_hash', '=', idHash)
        .where('ended_at', 'is', null)
        .where('device_hash', deviceHash === null ? 'is' : '=', deviceHash)
        .returning('hand_over_expires_at');
      const unit = [mustAffect(statement), insertAudit(database, audit), ...consumeCounters(database, counters)];
      const row = (await database.commit(unit))?.[0]?.rows[0];
      return (row as FlowSessionRow | undefined)?.hand_over_expires_at ?? undefined;
    },

    /** Once for each link. False where the link is not the session's, or not any more. */
    async takeOver({
      idHash,
      handOverHash,
      deviceHash,
    }: {
      idHash: string;
      handOverHash: string;
      deviceHash: string;
    }): Promise<boolean> {
      const statement = database.query
        .updateTable('flow_sessions')
        .set({ device_hash: deviceHash, hand_over_hash: null, hand_over_expires_at: null })
        .where('id_hash', '=', idHash)
        .where('hand_over_hash', '=', handOverHash)
        .where('hand_over_expires_at', '>', database.nowMs);
      return tryCommit(database, [mustAffect(statement)]);
    },
  };
}

type FlowSessionRow = Schema['flow_sessions'];

function flowSessionOfRow(row: FlowSessionRow): FlowSession {
  const { end_reason: reason, ended_at: at } = row;
  return {
    idHash: row.id_hash,
    flowId: row.flow_id,
    organizationId: row.organization_id,
    apiKeyId: row.api_key_id,
    environment: row.environment as Environment,
    encryptedOrder: row.encrypted_order,
    encryptedSubject: row.encrypted_subject,
    recipient: row.recipient,
    encryptedForProvider: row.encrypted_for_provider,
    requestsUsed: row.requests_used,
    documentIdHash: row.document_id_hash,
    end: reason === null || at === null ? null : { reason: reason as FlowFailure, at },
    deviceHash: row.device_hash,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
