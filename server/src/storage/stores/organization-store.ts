/** Organisations, their keys and subscriptions in the database: behind `organizations/organization-store.ts`. */

import type { ApiKey, Environment, Subscription } from '../../organizations/organization.ts';
import type { OrganizationStore } from '../../organizations/organization-store.ts';
import type { Database, UnitStatement } from '../database.ts';
import type { Schema } from '../schema.ts';

export function createOrganizationStore(database: Database): OrganizationStore {
  return {
    async insertOrganization(bundle) {
      return (await database.commit(insertBundle(database, bundle))) !== undefined;
    },

    findOrganization: (id) =>
      database.query.selectFrom('organizations').select(['id', 'name']).where('id', '=', id).executeTakeFirst(),

    async findApiKey(keyHash) {
      const row = await database.query
        .selectFrom('api_keys')
        .innerJoin('organizations', 'organizations.id', 'api_keys.organization_id')
        .selectAll('api_keys')
        .select('organizations.name as organization_name')
        .where('key_hash', '=', keyHash)
        .executeTakeFirst();
      return (
        row && { apiKey: apiKeyOfRow(row), organization: { id: row.organization_id, name: row.organization_name } }
      );
    },

    async listApiKeys(organizationId) {
      const rows = await database.query
        .selectFrom('api_keys')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(apiKeyOfRow);
    },

    async listSubscriptions(organizationId) {
      // From the clock outwards: so the time comes in the same query, also where there is no subscription.
      const rows = await database.query
        .selectFrom(database.query.selectNoFrom(database.nowMs.as('now_ms')).as('clock'))
        .leftJoin('subscriptions', (join) => join.on('organization_id', '=', organizationId))
        .selectAll('subscriptions')
        .select('clock.now_ms')
        .orderBy('starts_at')
        .orderBy('id')
        .execute();
      // The left join gives one row of nulls where there is none.
      const found = rows.filter((row) => row.id !== null) as Schema['subscriptions'][];
      return { subscriptions: found.map(subscriptionOfRow), nowMs: rows[0]?.now_ms ?? 0 };
    },
  };
}

function insertBundle(
  { query, nowMs }: Database,
  { organization, apiKeys, subscriptions }: Parameters<OrganizationStore['insertOrganization']>[0],
): UnitStatement[] {
  const insertOrganization = query
    .insertInto('organizations')
    .values({ id: organization.id, name: organization.name, created_at: nowMs })
    .onConflict((conflict) => conflict.column('id').doNothing());
  return [
    { statement: insertOrganization, mustAffect: true },
    ...apiKeys.map((apiKey) => ({ statement: query.insertInto('api_keys').values(rowOfApiKey(apiKey)) })),
    ...subscriptions.map((subscription) => ({
      statement: query.insertInto('subscriptions').values(rowOfSubscription(subscription)),
    })),
  ];
}

function apiKeyOfRow(row: Schema['api_keys']): ApiKey {
  return {
    id: row.id,
    organizationId: row.organization_id,
    environment: row.environment as Environment,
    keyHash: row.key_hash,
    sealedKey: row.sealed_key,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  };
}

function rowOfApiKey(apiKey: ApiKey): Schema['api_keys'] {
  return {
    id: apiKey.id,
    organization_id: apiKey.organizationId,
    environment: apiKey.environment,
    key_hash: apiKey.keyHash,
    sealed_key: apiKey.sealedKey,
    created_at: apiKey.createdAt,
    revoked_at: apiKey.revokedAt,
  };
}

function subscriptionOfRow(row: Schema['subscriptions']): Subscription {
  return {
    id: row.id,
    organizationId: row.organization_id,
    technology: row.technology,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    active: row.active === 1,
  };
}

function rowOfSubscription(subscription: Subscription): Schema['subscriptions'] {
  return {
    id: subscription.id,
    organization_id: subscription.organizationId,
    technology: subscription.technology,
    starts_at: subscription.startsAt,
    ends_at: subscription.endsAt,
    active: subscription.active ? 1 : 0,
  };
}
