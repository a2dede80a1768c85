/**
 * One gateway per folder. The lock is SQLite's own, on an empty file beside the store: the kernel holds it for the process, so it ends
 * with the process however that ends, a file that is left behind locks nothing, and it holds between containers that share the folder.
 * The store itself stays open to the commands beside the gateway.
 */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SQLITE_BUSY = 5;

/**
 * @returns what lets the folder go
 * @throws Error a sentence, where another gateway has it
 */
export function lockFolder(directory: string): () => void {
  const path = join(directory, 'gateway.lock');
  closeSync(openSync(path, 'a', 0o600));
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY)) throw error;
    throw new Error(
      `Another gateway runs on the folder ${directory} (QUJAT_DATA_DIR). Stop it first, or set QUJAT_DATA_DIR to another folder. ` +
        'Several gateways on one store need PostgreSQL: DATABASE_URL.',
    );
  }
  return () => lock.close();
}
