/**
 * A new SQLite file, made in a folder beside its place and put there when it is whole. What a process that died has left of one is
 * thrown away by the next.
 */
import { linkSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../system/make-folder.ts';
import type { Database } from '../database.ts';
import { lockFolder } from './folder-lock.ts';
import { createPrivateFile, openSqliteFile, SQLITE_FILE } from './sqlite-database.ts';

export async function makeSqliteStore<Result>(
  dataDirectory: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  makeFolder(dataDirectory, 0o700);
  const unlock = lockFolder(dataDirectory);
  const making = join(dataDirectory, 'restoring');
  try {
    assertFree(dataDirectory);
    rmSync(making, { recursive: true, force: true });
    makeFolder(making, 0o700);
    const result = await makeFile(making, work);
    // Unlike a rename it replaces nothing.
    linkSync(join(making, SQLITE_FILE), join(dataDirectory, SQLITE_FILE));
    await syncToDisk(dataDirectory);
    return result;
  } finally {
    rmSync(making, { recursive: true, force: true });
    unlock();
  }
}

/** A log without its file counts too: SQLite would play it into the new one. */
function assertFree(dataDirectory: string): void {
  const found = readdirSync(dataDirectory).find((name) => name.startsWith(SQLITE_FILE));
  if (found === undefined) return;
  throw new Error(
    `There is a store already: ${join(dataDirectory, found)}. Move its files away, or set QUJAT_DATA_DIR to another folder. Nothing was changed.`,
  );
}

async function makeFile<Result>(folder: string, work: (database: Database) => Promise<Result>): Promise<Result> {
  await createPrivateFile(join(folder, SQLITE_FILE));
  const database = openSqliteFile(folder);
  try {
    return await work(database);
  } finally {
    // Plays the log into the file, too.
    await database.close();
    await syncToDisk(join(folder, SQLITE_FILE));
  }
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
