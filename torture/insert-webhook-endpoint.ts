/** A webhook endpoint of an organisation of test keys, put into the store from outside: no log-in has to be played for it. */
import { openDataKey } from '../server/src/crypto/encrypted-data-key.ts';
import { webhookEventTypes } from '../server/src/webhooks/webhook-event.ts';
import { encryptWebhookSecret } from '../server/src/webhooks/webhook-secret.ts';
import type { TortureStore } from './stores.ts';

export interface InsertedEndpoint {
  url: string;
  secret: string;
  /** Of the gateway that made the store. */
  masterKey: Uint8Array;
  /** With the document of a Flow. */
  isProvider?: boolean;
}

export async function insertWebhookEndpoint(
  store: Pick<TortureStore, 'rows' | 'change'>,
  { url, secret, masterKey, isProvider = false }: InsertedEndpoint,
): Promise<void> {
  const [key] = await store.rows("select encrypted_key from data_keys where name = 'webhook_encryption'");
  const current = { bytes: Buffer.from(masterKey), source: 'the test' };
  const { bytes } = openDataKey(String(key?.['encrypted_key']), { current, previous: undefined });
  const form = isProvider ? 'provider' : 'standard';
  const events = JSON.stringify(isProvider ? ['flow.finished'] : webhookEventTypes);
  const values = ['test', url, '', events, form, encryptWebhookSecret(secret, bytes)];
  // The one whose key was made first: that of the demonstration, where there are several.
  await store.change(`insert into webhook_endpoints
    (id, organization_id, environment, url, description, events, form, encrypted_secret, sends_result, created_at)
    select '${form}', organization_id, ${values.map((value) => `'${value}'`).join(', ')}, ${isProvider ? 1 : 0}, 0
    from api_keys where environment = 'test' order by created_at limit 1`);
}
