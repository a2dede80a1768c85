/** The lines of a backup, read from a snapshot as they are taken. */
import { createHash } from 'node:crypto';
import type { Snapshot } from '../storage/snapshot.ts';
import { type BackupEnd, type BackupHead, tablesOf } from './backup-format.ts';

/** @param tell is given the end when the last line was taken */
export async function* writeBackup(
  { rows }: Pick<Snapshot, 'rows'>,
  head: BackupHead,
  tell: (end: BackupEnd) => void,
): AsyncIterable<string> {
  const hash = createHash('sha256');
  const hashed = (text: string) => {
    hash.update(text);
    return text;
  };
  let count = 0;
  yield hashed(lineOf(head));
  for (const line of tablesOf(head.columns)) {
    yield hashed(lineOf(line));
    for await (const portion of rows(line.table, line.columns)) {
      count += portion.length;
      yield hashed(portion.map(lineOf).join(''));
    }
  }
  const end = { rows: count, sha256: hash.digest('hex') };
  yield lineOf({ end });
  tell(end);
}

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
