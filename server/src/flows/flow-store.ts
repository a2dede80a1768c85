/** Flows in the database. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import { insertApiKey } from '../organizations/api-key-store.ts';
import type { ApiKey } from '../organizations/organization.ts';
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';
import { insertWithinLimit } from '../storage/insert-within-limit.ts';
import type { Schema } from '../storage/schema.ts';
import type { Environment } from '../words/environment.ts';
import type { Flow, FlowKey, FlowSettings } from './flow.ts';

/** Of an organisation. Both must fit, so that nobody reaches another organisation's flow by its id. */
interface FlowReference {
  id: string;
  organizationId: string;
}

export interface ListedFlow {
  flow: Flow;
  key: FlowKey;
}

export function createFlowStore(database: Database) {
  return {
    /** All flows of the organisation, oldest first, each with its key, and the store's time. */
    async listFlows(organizationId: string): Promise<{ flows: ListedFlow[]; nowMs: number }> {
      const rows = await selectListed(database, organizationId)
        .orderBy('flows.created_at')
        .orderBy('flows.id')
        .execute();
      const found = rows.filter((row) => row.id !== null) as FlowRow[];
      return { flows: found.map(listedOfRow), nowMs: rows[0]?.now_ms ?? 0 };
    },

    /** The same for one of them. */
    async findOwnFlow({ id, organizationId }: FlowReference): Promise<(ListedFlow & { nowMs: number }) | undefined> {
      const row = await selectListed(database, organizationId).where('flows.id', '=', id).executeTakeFirst();
      return row && { ...listedOfRow(row as FlowRow), nowMs: row.now_ms };
    },

    async findFlow(id: string): Promise<Flow | undefined> {
      const row = await database.query.selectFrom('flows').selectAll().where('id', '=', id).executeTakeFirst();
      return row && flowOfRow(row);
    },

    /** False where the organisation has `most` already: then nothing was changed. */
    async insertFlow(
      flow: Flow,
      apiKey: ApiKey,
      { most, audit }: { most: number; audit: AuditEntry },
    ): Promise<boolean> {
      return tryCommit(database, [
        ...insertWithinLimit(database, 'flows', rowOf(flow), { most }),
        insertApiKey(database, apiKey),
        insertAudit(database, audit),
      ]);
    },

    /** False where the organisation has no such flow. */
    async updateFlow(
      { id, organizationId }: FlowReference,
      settings: FlowSettings,
      audit: AuditEntry,
    ): Promise<boolean> {
      const statement = database.query
        .updateTable('flows')
        .set(columnsOf(settings))
        .where('id', '=', id)
        .where('organization_id', '=', organizationId);
      return tryCommit(database, [mustAffect(statement), insertAudit(database, audit)]);
    },
  };
}

export type FlowStore = ReturnType<typeof createFlowStore>;

/** From the clock outwards: so the time comes in the same query, also where there is no flow. */
function selectListed({ query, nowMs }: Database, organizationId: string) {
  return (
    query
      .selectFrom(query.selectNoFrom(nowMs.as('now_ms')).as('clock'))
      .leftJoin('flows', (join) => join.on('flows.organization_id', '=', organizationId))
      // Also by the organisation: its keys are few, those of all flows are not.
      .leftJoin('api_keys', (join) =>
        join.onRef('api_keys.flow_id', '=', 'flows.id').on('api_keys.organization_id', '=', organizationId),
      )
      .selectAll('flows')
      .select([
        'clock.now_ms',
        'api_keys.id as key_id',
        'api_keys.last_four',
        'api_keys.created_at as key_created_at',
        'api_keys.last_used_at',
      ])
      // A key that was followed by another one has an end.
      .where((where) => where.or([where('api_keys.id', 'is', null), where('api_keys.expires_at', 'is', null)]))
  );
}

function rowOf({ id, organizationId, environment, createdAt, ...settings }: Flow): Schema['flows'] {
  return { id, organization_id: organizationId, environment, ...columnsOf(settings), created_at: createdAt };
}

function columnsOf({ name, documentTypes, origins, returnUrls, purpose, claimsOnly, enabled }: FlowSettings) {
  return {
    name,
    document_types: JSON.stringify(documentTypes),
    origins: JSON.stringify(origins),
    return_urls: JSON.stringify(returnUrls),
    purpose: JSON.stringify(purpose),
    claims_only: claimsOnly ? 1 : 0,
    enabled: enabled ? 1 : 0,
  };
}

type FlowRow = Schema['flows'] & {
  key_id: string;
  last_four: string;
  key_created_at: number;
  last_used_at: number | null;
};

function listedOfRow(row: FlowRow): ListedFlow {
  const { key_id: id, last_four: lastFour, key_created_at: createdAt, last_used_at: lastUsedAt } = row;
  return { flow: flowOfRow(row), key: { id, lastFour, createdAt, lastUsedAt } };
}

function flowOfRow(row: Schema['flows']): Flow {
  return {
    id: row.id,
    organizationId: row.organization_id,
    environment: row.environment as Environment,
    name: row.name,
    documentTypes: JSON.parse(row.document_types),
    origins: JSON.parse(row.origins),
    returnUrls: JSON.parse(row.return_urls),
    purpose: JSON.parse(row.purpose),
    claimsOnly: row.claims_only === 1,
    enabled: row.enabled === 1,
    createdAt: row.created_at,
  };
}
