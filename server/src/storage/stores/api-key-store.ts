/** API keys in the database: behind `organizations/api-key-store.ts`. */
import { sql } from 'kysely';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import type { ApiKeyReference, ApiKeyStore } from '../../organizations/api-key-store.ts';
import type { ApiKey, Environment } from '../../organizations/organization.ts';
import type { Database, StatementResult } from '../database.ts';
import { prepareStatement, type StatementSource } from '../prepared-statement.ts';
import type { Schema } from '../schema.ts';
import { insertAudit } from './audit-statement.ts';

export function createApiKeyStore(database: Database): ApiKeyStore {
  return {
    async findApiKey(keyHash) {
      const [row] = (await database.query.executeQuery(selectByHash(database, { keyHash }))).rows;
      if (row === undefined) return undefined;
      const organization = { id: row.organization_id, name: row.organization_name };
      return { apiKey: apiKeyOfRow(row), organization, nowMs: row.now_ms };
    },

    async listApiKeys(organizationId) {
      const { query } = database;
      // From the clock outwards: so the time comes in the same query, also where there is no key.
      const rows = await query
        .selectFrom(query.selectNoFrom(database.nowMs.as('now_ms')).as('clock'))
        .leftJoin('api_keys', (join) => join.on('organization_id', '=', organizationId))
        .leftJoin('accounts', 'accounts.id', 'api_keys.revoked_by')
        .selectAll('api_keys')
        .select(['clock.now_ms', 'accounts.email as revoker'])
        .orderBy('api_keys.created_at')
        .orderBy('api_keys.id')
        .execute();
      const found = rows.filter((row) => row.id !== null) as (Schema['api_keys'] & { revoker: string | null })[];
      return { apiKeys: found.map((row) => apiKeyOfRow(row, row.revoker)), nowMs: rows[0]?.now_ms ?? 0 };
    },

    async insertApiKey(apiKey, audit) {
      await database.commit([
        { statement: insertApiKey(database, apiKey) },
        { statement: insertAudit(database, audit) },
      ]);
    },

    async rollApiKey({ predecessor, successor, overlapMs, audit }) {
      const { nowMs } = database;
      const end = sql<number>`${nowMs} + ${overlapMs}`;
      const endPredecessor = changeKey(database, predecessor)
        .set((set) => ({
          expires_at: set.case().when('expires_at', '<', end).then(set.ref('expires_at')).else(end).end(),
        }))
        .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', nowMs)]));
      return succeeded(
        await database.commit([
          { statement: endPredecessor, mustAffect: true },
          { statement: insertApiKey(database, successor) },
          { statement: insertAudit(database, audit) },
        ]),
      );
    },

    async revokeApiKey(key, audit) {
      return succeeded(
        await database.commit([
          { statement: changeKey(database, key).set(revocationBy(audit, database)), mustAffect: true },
          { statement: insertAudit(database, audit) },
        ]),
      );
    },

    async updateApiKey(key, { name, expiresAt, allowedIpRanges }, audit) {
      const settings = { name, expires_at: expiresAt, allowed_ip_ranges: JSON.stringify(allowedIpRanges) };
      return succeeded(
        await database.commit([
          { statement: changeKey(database, key).set(settings), mustAffect: true },
          { statement: insertAudit(database, audit) },
        ]),
      );
    },

    async recordShowing(audit) {
      await database.commit([{ statement: insertAudit(database, audit) }]);
    },

    async recordUse({ id, fromBrowser }) {
      const { query, nowMs } = database;
      const statement = query
        .updateTable('api_keys')
        .set({ last_used_at: nowMs, ...(fromBrowser && { seen_in_browser_at: nowMs }) })
        .where('id', '=', id);
      await database.commit([{ statement }]);
    },
  };
}

const selectByHash = prepareStatement(({ query, nowMs, value }: StatementSource<{ keyHash: string }>) =>
  query
    .selectFrom('api_keys')
    .innerJoin('organizations', 'organizations.id', 'api_keys.organization_id')
    .selectAll('api_keys')
    .select(['organizations.name as organization_name', nowMs.as('now_ms')])
    .where('key_hash', '=', value('keyHash')),
);

/** The statement that makes the row; also part of the unit that makes an organisation. */
export function insertApiKey({ query }: Database, apiKey: ApiKey) {
  return query.insertInto('api_keys').values({
    id: apiKey.id,
    organization_id: apiKey.organizationId,
    environment: apiKey.environment,
    key_hash: apiKey.keyHash,
    sealed_key: apiKey.sealedKey,
    created_at: apiKey.createdAt,
    revoked_at: apiKey.revokedAt,
    name: apiKey.name,
    last_four: apiKey.lastFour,
    expires_at: apiKey.expiresAt,
    allowed_ip_ranges: JSON.stringify(apiKey.allowedIpRanges),
    last_used_at: apiKey.lastUsedAt,
    seen_in_browser_at: apiKey.seenInBrowserAt,
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

function succeeded(results: readonly StatementResult[] | undefined): boolean {
  return results !== undefined;
}

function apiKeyOfRow(row: Schema['api_keys'], revoker: string | null = null): ApiKey {
  return {
    id: row.id,
    organizationId: row.organization_id,
    environment: row.environment as Environment,
    keyHash: row.key_hash,
    sealedKey: row.sealed_key,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    revocation: row.revoked_by === null ? null : { by: revoker, reason: row.revocation_reason },
    name: row.name,
    lastFour: row.last_four,
    expiresAt: row.expires_at,
    allowedIpRanges: JSON.parse(row.allowed_ip_ranges),
    lastUsedAt: row.last_used_at,
    seenInBrowserAt: row.seen_in_browser_at,
  };
}
