/** Opens the database that the configuration names: PostgreSQL by its URL, else SQLite in the data directory. */
import type { Database, LentStore } from './database.ts';
import { borrowSqliteDatabase, openSqliteDatabase } from './sqlite/sqlite-database.ts';

export interface DatabaseOptions {
  databaseUrl?: string | undefined;
  /** Whether PostgreSQL is to keep what it has parsed. Default: true. */
  prepared?: boolean | undefined;
  dataDirectory: string;
  /** Takes the place of the store's own clock, so that tests can move the time. */
  nowMs?: (() => number) | undefined;
  /**
   * Is shown what is there before anything is made or migrated: undefined where there is no file yet. What it throws ends the
   * opening, and nothing has changed.
   */
  prove?: ((found: Database | undefined) => Promise<void>) | undefined;
  /** Refuses a folder in which another process has the store open in the same way. */
  alone?: boolean | undefined;
  /** Of how many threads of one process each opens the store. They share its connections. */
  threads?: number | undefined;
}

/** For a thread beside the one that has opened the store: nothing is made, proved or migrated again. */
export async function joinDatabase(
  { databaseUrl, ...options }: Pick<DatabaseOptions, 'databaseUrl' | 'prepared' | 'nowMs' | 'threads'>,
  lent: LentStore | undefined,
): Promise<Database> {
  if (lent !== undefined) return borrowSqliteDatabase(lent, options.nowMs);
  const { connectPostgres } = await import('./postgres/postgres-database.ts');
  return connectPostgres(databaseUrl ?? '', options);
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl, nowMs, prove, threads, prepared } = options;
  if (databaseUrl === undefined) return openSqliteDatabase(options);
  assertDatabaseUrl(databaseUrl);
  const { openPostgresDatabase } = await import('./postgres/postgres-database.ts');
  return openPostgresDatabase({ connect: databaseUrl, nowMs, prove, threads, prepared });
}

/** @throws Error a sentence that does not repeat the URL: it may hold a password */
export function assertDatabaseUrl(databaseUrl: string): void {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new Error(`The database URL must begin with postgres:// or postgresql://, not ${schemeOf(databaseUrl)}`);
  }
  assertOneHost(databaseUrl);
}

/** The driver does not know the lists of hosts that libpq knows, and would say something obscure. */
function assertOneHost(url: string): void {
  const authority = /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '';
  if (!authority.slice(authority.lastIndexOf('@') + 1).includes(',')) return;
  throw new Error(
    'DATABASE_URL names several hosts: give it one address that leads to the primary (docs/guides/scale-out.md).',
  );
}

/** Only the scheme: the rest of the URL may hold a password. */
function schemeOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.exec(url)?.[0] ?? 'a text without a scheme';
}
