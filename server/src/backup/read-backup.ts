/** Reads the lines of a backup, and knows at their end whether it has been given all of them, unchanged. */
import { createHash } from 'node:crypto';
import {
  type BackupEnd,
  BackupError,
  type BackupHead,
  damaged,
  type EndLine,
  FORMAT,
  type TableLine,
  tablesOf,
} from './backup-format.ts';

export interface RowPortion extends TableLine {
  rows: unknown[][];
}

const ROWS_AT_ONCE = 200;

/** @throws BackupError where it is none, or of another format */
export async function readBackup(content: AsyncIterable<Uint8Array>) {
  const lines = linesOf(content);
  const hash = createHash('sha256');
  const next = async () => {
    const { done, value } = await lines.next();
    if (done === true) throw damaged();
    return value;
  };
  const first = await next();
  hash.update(first);
  const head = headOf(first);
  return {
    head,
    /**
     * The rows, some of one table at a time, and the end.
     * @throws BackupError where it is damaged, or ends too early: only who has had the end has had the backup
     */
    portions: (): AsyncGenerator<RowPortion, BackupEnd> => readPortions({ next, hash, tables: tablesOf(head.columns) }),
  };
}

export type OpenedBackup = Awaited<ReturnType<typeof readBackup>>;

interface Reading {
  next(): Promise<string>;
  hash: ReturnType<typeof createHash>;
  tables: TableLine[];
}

async function* readPortions({ next, hash, tables }: Reading): AsyncGenerator<RowPortion, BackupEnd> {
  let table: TableLine | undefined;
  let rows: unknown[][] = [];
  let count = 0;
  for (;;) {
    const line = await next();
    const value = parse(line);
    if (Array.isArray(value) && table?.columns.length === value.length) {
      rows.push(value);
      count += 1;
    }
    if (table !== undefined && rows.length > 0 && (rows.length === ROWS_AT_ONCE || !Array.isArray(value))) {
      yield { ...table, rows };
      rows = [];
    }
    if (isEnd(value)) {
      if (value.end.rows !== count || value.end.sha256 !== hash.digest('hex') || tables.length > 0) throw damaged();
      return value.end;
    }
    hash.update(line);
    if (Array.isArray(value)) {
      if (table?.columns.length !== value.length) throw damaged();
      continue;
    }
    table = tables.shift();
    if (JSON.stringify(value) !== JSON.stringify(table)) throw damaged();
  }
}

function headOf(line: string): BackupHead {
  const value = parse(line) as Partial<BackupHead> | null;
  if (typeof value?.qujat_backup !== 'number') throw new BackupError('This is not a backup of Qujat.');
  if (value.qujat_backup !== FORMAT) {
    throw new BackupError(
      `The backup was made by Qujat ${value.version}, in a format that this version does not know. Restore it with that version.`,
    );
  }
  return value as BackupHead;
}

function isEnd(value: unknown): value is EndLine {
  return typeof value === 'object' && value !== null && 'end' in value;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw damaged(error);
  }
}

/** With their line ends. A text that does not end with one has lost its end. */
async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const bytes of content) {
    const parts = (rest + decode(decoder, bytes)).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield `${part}\n`;
  }
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch (error) {
    throw damaged(error);
  }
}
