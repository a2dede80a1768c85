/** What the operations on API keys work with. */
import type { ApiKeyStore } from './api-key-store.ts';
import type { ApiKeyContext } from './new-api-key.ts';

export interface KeyContext extends ApiKeyContext {
  apiKeys: ApiKeyStore;
}
