/** A webhook endpoint of an organisation of test keys, put into the store from outside: no log-in has to be played for it. */
import { openDataKey } from '../server/src/crypto/sealed-data-key.ts';
import { webhookEventTypes } from '../server/src/webhooks/webhook-event.ts';
import { sealWebhookSecret } from '../server/src/webhooks/webhook-secret.ts';
import type { TortureStore } from './stores.ts';

export interface InsertedEndpoint {
  url: string;
  secret: string;
  /** Of the gateway that made the store. */
  masterKey: Uint8Array;
}

export async function insertWebhookEndpoint(
  store: Pick<TortureStore, 'rows' | 'change'>,
  { url, secret, masterKey }: InsertedEndpoint,
): Promise<void> {
  const [key] = await store.rows("select sealed_key from data_keys where name = 'webhook_sealing'");
  const current = { bytes: Buffer.from(masterKey), source: 'the test' };
  const { bytes } = openDataKey(String(key?.['sealed_key']), { current, previous: undefined });
  const values = ['test', url, '', JSON.stringify(webhookEventTypes), sealWebhookSecret(secret, bytes)];
  // The one whose key was made first: that of the demonstration, where there are several.
  await store.change(`insert into webhook_endpoints
    (id, organization_id, environment, url, description, events, sealed_secret, created_at)
    select 'endpoint', organization_id, ${values.map((value) => `'${value}'`).join(', ')}, 0
    from api_keys where environment = 'test' order by created_at limit 1`);
}
