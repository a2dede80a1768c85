/**
 * When the log reaches the disk. SQLite itself syncs it in the commit of a batch in which somebody waits for that, and with it all that was
 * committed before; the commit of any other batch only writes.
 */
import { closeSync, fdatasyncSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { SqliteOutcome } from './messages.ts';

/** @param database with the log of `path`, whose commits sync */
export function createLogSync(database: DatabaseSync, path: string) {
  const totalChanges = database.prepare('select total_changes() as changes');
  const changes = () => totalChanges.get()?.['changes'];
  let syncsCommits = true;
  // A process that died may have left some in the log.
  let hasUnsynced = true;
  let changesBefore: unknown;

  return {
    /** Before a batch: whether its commit is to be durable at once. */
    begin(atOnce: boolean) {
      if (atOnce !== syncsCommits) database.exec(`pragma synchronous = ${atOnce ? 'full' : 'normal'}`);
      syncsCommits = atOnce;
      if (atOnce && hasUnsynced) changesBefore = changes();
    },
    /** After it. @throws Error where the disk fails */
    end(outcomes: readonly SqliteOutcome[]) {
      // A commit that had nothing to write has synced nothing either. What was undone counts as a change, too.
      const hasWritten = () => outcomes.every(({ kind }) => kind === 'done') && changes() !== changesBefore;
      if (syncsCommits && hasUnsynced && !hasWritten()) syncFile(`${path}-wal`);
      hasUnsynced = !syncsCommits;
    },
  };
}

export type LogSync = ReturnType<typeof createLogSync>;

function syncFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}
