/** Every row that is an organisation's, by what was asked: two readings are alike where nobody has changed anything of it. */
import type { TortureStore } from './stores.ts';

/** Without the request log, which the gateway writes when it likes. Audit rows may be chained later: only their content. */
export async function rowsOfOrganization(store: TortureStore, id: string): Promise<Record<string, string[]>> {
  const owned = `where organization_id = '${id}'`;
  const ofMembers = `where account_id in (select account_id from memberships ${owned})`;
  const queries = [
    // Not when the key was last used: the organisation's own calls note that, and nobody waits for it.
    `id, key_hash, encrypted_key, revoked_at, name, expires_at, allowed_ip_ranges from api_keys ${owned}`,
    ...tables.map((table) => `* from ${table} ${owned}`),
    `id, action, request_id, error_code, created_at from audit ${owned}`,
    `* from organizations where id = '${id}'`,
    `* from passkeys ${ofMembers}`,
    // Not when the log-in was last seen, likewise.
    `id, account_id, state, proved_by from cabinet_sessions ${ofMembers}`,
  ];
  const found = queries.map(async (query) => {
    const rows = await store.rows(`select ${query}`);
    return [query, rows.map((row) => JSON.stringify(row)).sort()];
  });
  return Object.fromEntries(await Promise.all(found));
}

const tables = [
  'subscriptions',
  'sessions',
  'usage',
  'sandbox_messages',
  'sandbox_arms',
  'sandbox_people',
  'memberships',
  'invitations',
  'quota_reservations',
  'flows',
  'flow_sessions',
  'consents',
  'credentials',
  'webhook_endpoints',
  'webhook_deliveries',
  'webhook_attempts',
] as const;
