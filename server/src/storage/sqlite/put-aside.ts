/**
 * Where SQLite puts the pages by which it could undo a statement or a unit. In memory: a batch soon has more of them than the 64 KiB after
 * which SQLite takes to a file. An index is built in files all the same, as the rows of a large table have no room in memory.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { SqliteRequest } from './messages.ts';

/** @returns what is told each batch before it begins: within a transaction the place is fixed */
export function createPutAside(database: DatabaseSync): (units: readonly SqliteRequest[]) => void {
  let place: 'file' | 'memory' | undefined;
  return (units) => {
    const wanted = units.some(buildsIndex) ? 'file' : 'memory';
    if (wanted !== place) database.exec(`pragma temp_store = ${wanted}`);
    place = wanted;
  };
}

function buildsIndex({ statements }: SqliteRequest): boolean {
  return statements.some(({ sql }) => /^create (unique )?index/i.test(sql));
}
