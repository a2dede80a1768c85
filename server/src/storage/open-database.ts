/** Opens the database that the configuration names: PostgreSQL by its URL, else SQLite in the data directory. */
import type { Database } from './database.ts';
import { openPostgresDatabase } from './postgres/database.ts';
import { openSqliteDatabase } from './sqlite/database.ts';

export interface DatabaseOptions {
  databaseUrl?: string | undefined;
  dataDirectory: string;
  /** Takes the place of the store's own clock, so that tests can move the time. */
  nowMs?: (() => number) | undefined;
}

export async function openDatabase({ databaseUrl, dataDirectory, nowMs }: DatabaseOptions): Promise<Database> {
  if (databaseUrl === undefined) return openSqliteDatabase({ dataDirectory, nowMs });
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return openPostgresDatabase({ connect: databaseUrl, nowMs });
  throw new Error(`The database URL must begin with postgres:// or postgresql://, not ${schemeOf(databaseUrl)}`);
}

/** Only the scheme: the rest of the URL may hold a password. */
function schemeOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.exec(url)?.[0] ?? 'a text without a scheme';
}
