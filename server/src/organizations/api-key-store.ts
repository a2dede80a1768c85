/** API keys in the database. */
import { sql } from 'kysely';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';
import { prepareStatement, type StatementSource } from '../storage/prepared-statement.ts';
import type { Schema } from '../storage/schema.ts';
import type { Environment } from '../words/environment.ts';
import type { ApiKey, Organization } from './organization.ts';

export type ApiKeySettings = Pick<ApiKey, 'name' | 'expiresAt' | 'allowedIpRanges'>;

/** A key of one organisation. Both must fit, so that nobody reaches another organisation's key by its id. */
interface ApiKeyReference {
  id: string;
  organizationId: string;
}

interface KeyRoll {
  predecessor: ApiKeyReference;
  successor: ApiKey;
  overlapMs: number;
  audit: AuditEntry;
}

/** A key as it is stored, whether or not it may be used. */
export interface StoredApiKey {
  apiKey: ApiKey;
  organization: Organization;
  nowMs: number;
  /** How far the clock of the organisation's sandbox is ahead. */
  sandboxAheadMs: number;
}

export function createApiKeyStore(database: Database) {
  return {
    /** The key with this SHA-256 (64 hex digits), its organisation, and the store's time. Revoked and expired ones too. */
    async findApiKey(keyHash: string): Promise<StoredApiKey | undefined> {
      const [row] = (await database.query.executeQuery(selectByHash(database, { keyHash }))).rows;
      return row && storedKeyOf(row);
    },

    /** The same by its id. */
    async findApiKeyById(id: string): Promise<StoredApiKey | undefined> {
      const [row] = (await database.query.executeQuery(selectById(database, { id }))).rows;
      return row && storedKeyOf(row);
    },

    /** All keys of the organisation for the Backend API, oldest first, and the store's time. */
    async listApiKeys(organizationId: string): Promise<{ apiKeys: ApiKey[]; nowMs: number }> {
      const listed = selectListed(database, organizationId).orderBy('api_keys.created_at').orderBy('api_keys.id');
      const rows = await listed.execute();
      const found = rows.filter((row) => row.id !== null) as ListedKeyRow[];
      return { apiKeys: found.map((row) => apiKeyOfRow(row, row.revoker)), nowMs: rows[0]?.now_ms ?? 0 };
    },

    /** The same for one of them. */
    async findOwnApiKey(key: ApiKeyReference): Promise<{ apiKey: ApiKey; nowMs: number } | undefined> {
      const listed = selectListed(database, key.organizationId).where('api_keys.id', '=', key.id);
      const row = (await listed.executeTakeFirst()) as (ListedKeyRow & { now_ms: number }) | undefined;
      return row && { apiKey: apiKeyOfRow(row, row.revoker), nowMs: row.now_ms };
    },

    async insertApiKey(apiKey: ApiKey, audit: AuditEntry): Promise<void> {
      await database.commit([insertApiKey(database, apiKey), insertAudit(database, audit)]);
    },

    /**
     * Inserts `successor` and lets the old key end after `overlapMs`, or earlier where it would have ended earlier, in one commit.
     * False where the old key does not work any more: nothing is changed then.
     */
    async rollApiKey({ predecessor, successor, overlapMs, audit }: KeyRoll): Promise<boolean> {
      const { nowMs } = database;
      const end = sql<number>`${nowMs} + ${overlapMs}`;
      const endPredecessor = changeKey(database, predecessor)
        .set((set) => ({
          expires_at: set.case().when('expires_at', '<', end).then(set.ref('expires_at')).else(end).end(),
        }))
        .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', nowMs)]));
      return tryCommit(database, [
        mustAffect(endPredecessor),
        insertApiKey(database, successor),
        insertAudit(database, audit),
      ]);
    },

    /** By the account of the audit's entry, for its reason. False where there is no such key, or it was revoked before. */
    async revokeApiKey(key: ApiKeyReference, audit: AuditEntry): Promise<boolean> {
      return tryCommit(database, [
        mustAffect(changeKey(database, key).set(revocationBy(audit, database))),
        insertAudit(database, audit),
      ]);
    },

    /** False where there is no such key, or it was revoked. */
    async updateApiKey(
      key: ApiKeyReference,
      { name, expiresAt, allowedIpRanges }: ApiKeySettings,
      audit: AuditEntry,
    ): Promise<boolean> {
      const settings = { name, expires_at: expiresAt, allowed_ip_ranges: JSON.stringify(allowedIpRanges) };
      return tryCommit(database, [mustAffect(changeKey(database, key).set(settings)), insertAudit(database, audit)]);
    },

    /** Only the audit's row: nothing of the key changes. */
    async recordShowing(audit: AuditEntry): Promise<void> {
      await database.commit([insertAudit(database, audit)]);
    },

    /** Notes that the key was used now. */
    async recordUse({ id, fromBrowser }: { id: string; fromBrowser: boolean }): Promise<void> {
      const { query, nowMs } = database;
      const statement = query
        .updateTable('api_keys')
        .set({ last_used_at: nowMs, ...(fromBrowser && { seen_in_browser_at: nowMs }) })
        .where('id', '=', id);
      await database.commit([statement]);
    },
  };
}

export type ApiKeyStore = ReturnType<typeof createApiKeyStore>;

const selectByHash = prepareStatement(({ query, nowMs, value }: StatementSource<{ keyHash: string }>) =>
  selectStored(query, nowMs).where('key_hash', '=', value('keyHash')),
);

const selectById = prepareStatement(({ query, nowMs, value }: StatementSource<{ id: string }>) =>
  selectStored(query, nowMs).where('api_keys.id', '=', value('id')),
);

function selectStored(query: Database['query'], nowMs: Database['nowMs']) {
  return query
    .selectFrom('api_keys')
    .innerJoin('organizations', 'organizations.id', 'api_keys.organization_id')
    .selectAll('api_keys')
    .select(['organizations.name as organization_name', 'organizations.sandbox_ahead_ms', nowMs.as('now_ms')]);
}

/** From the clock outwards: so the time comes in the same query, also where there is no key. */
function selectListed({ query, nowMs }: Database, organizationId: string) {
  return query
    .selectFrom(query.selectNoFrom(nowMs.as('now_ms')).as('clock'))
    .leftJoin('api_keys', (join) => join.on('organization_id', '=', organizationId).on('flow_id', 'is', null))
    .leftJoin('accounts', 'accounts.id', 'api_keys.revoked_by')
    .selectAll('api_keys')
    .select(['clock.now_ms', 'accounts.email as revoker']);
}

type ListedKeyRow = ApiKeyRow & { revoker: string | null };

interface StoredKeyRow extends ApiKeyRow {
  organization_name: string;
  sandbox_ahead_ms: number | null;
  now_ms: number;
}

function storedKeyOf(row: StoredKeyRow): StoredApiKey {
  const organization = { id: row.organization_id, name: row.organization_name };
  return { apiKey: apiKeyOfRow(row), organization, nowMs: row.now_ms, sandboxAheadMs: row.sandbox_ahead_ms ?? 0 };
}

/** The statement that makes the row; also part of the unit that makes an organisation. */
export function insertApiKey({ query }: Database, apiKey: ApiKey) {
  return query.insertInto('api_keys').values({
    id: apiKey.id,
    organization_id: apiKey.organizationId,
    environment: apiKey.environment,
    key_hash: apiKey.keyHash,
    encrypted_key: apiKey.encryptedKey,
    created_at: apiKey.createdAt,
    revoked_at: apiKey.revokedAt,
    name: apiKey.name,
    last_four: apiKey.lastFour,
    expires_at: apiKey.expiresAt,
    allowed_ip_ranges: JSON.stringify(apiKey.allowedIpRanges),
    last_used_at: apiKey.lastUsedAt,
    seen_in_browser_at: apiKey.seenInBrowserAt,
    flow_id: apiKey.flowId,
  });
}

function revocationBy({ accountId, reason }: AuditEntry, { nowMs }: Database) {
  return { revoked_at: nowMs, revoked_by: accountId ?? null, revocation_reason: reason ?? null };
}

/** A revoked key is never changed again. */
function changeKey({ query }: Database, { id, organizationId }: ApiKeyReference) {
  return query
    .updateTable('api_keys')
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .where('revoked_at', 'is', null);
}

type ApiKeyRow = Schema['api_keys'];

function apiKeyOfRow(row: ApiKeyRow, revoker: string | null = null): ApiKey {
  return {
    id: row.id,
    organizationId: row.organization_id,
    environment: row.environment as Environment,
    keyHash: row.key_hash,
    encryptedKey: row.encrypted_key,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    revocation: row.revoked_by === null ? null : { by: revoker, reason: row.revocation_reason },
    name: row.name,
    lastFour: row.last_four,
    expiresAt: row.expires_at,
    allowedIpRanges: JSON.parse(row.allowed_ip_ranges),
    lastUsedAt: row.last_used_at,
    seenInBrowserAt: row.seen_in_browser_at,
    flowId: row.flow_id,
  };
}
