/** How tests look into the store of a gateway, beside it. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Longer than a busy machine holds a commit up: without it, whoever comes during one is refused at once. */
const WAIT_MS = 10_000;

/** Its file, to read; with `readOnly: false` to change what no gateway would. */
export function openStoreFile(dataDirectory: string, { readOnly = true } = {}): DatabaseSync {
  return new DatabaseSync(join(dataDirectory, 'qujat.sqlite'), { readOnly, timeout: WAIT_MS });
}
