/**
 * Qujat as an operator starts it, on SQLite or on PostgreSQL: durable, with audit, meter, limits and the log of production, which goes
 * through its mask into /dev/null. Test keys, so the sandbox is its state.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sandboxPeople } from '../../server/src/egov/sandbox/people.ts';
import { findServerPrograms, startTemporaryServer } from '../../server/src/storage/postgres/temporary-server.ts';
import { commitOf } from '../machine.ts';
import { cleanEnvironment } from '../running-server.ts';
import type { Contestant, Skipped } from './contestant.ts';

const run = promisify(execFile);

const people = sandboxPeople.filter(
  ({ situation, documentTypes }) => situation === 'ok' && documentTypes.includes('identity_card'),
);

export const ownCheckout = join(import.meta.dirname, '../..');

export function qujatOnSqlite(): Promise<Contestant> {
  return qujat({ name: 'Qujat on SQLite', checkout: ownCheckout });
}

export async function qujatOnPostgres(): Promise<Contestant | Skipped> {
  const name = 'Qujat on PostgreSQL';
  const programs = await findServerPrograms();
  if (programs === undefined) return { name, reason: 'the server programs of PostgreSQL are not installed' };
  const server = await startTemporaryServer(programs);
  const contestant = await qujat({ name, checkout: ownCheckout, databaseUrl: server.url });
  return {
    ...contestant,
    helpers: () => server.processIds(),
    remove: async () => {
      await contestant.remove();
      await server.stop();
    },
  };
}

/** Another checkout, with its dependencies installed, on SQLite. */
export function qujatAgainst(checkout: string): Promise<Contestant> {
  return qujat({ name: `Qujat of ${commitOf(checkout)}`, checkout });
}

interface Gateway {
  name: string;
  checkout: string;
  databaseUrl?: string;
}

async function qujat({ name, checkout, databaseUrl }: Gateway): Promise<Contestant> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-bench-'));
  const env = {
    QUJAT_DATA_DIR: dataDirectory,
    QUJAT_DEMONSTRATION: 'off',
    QUJAT_DRAIN_SECONDS: '0',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  const keys = await seed(checkout, env);
  return {
    name,
    version: commitOf(checkout),
    kind: 'own',
    does: 'the whole flow: checks, limits, code, one delivery, audit, meter; every answer durable',
    flows: keys.flatMap((apiKey) => people.map(({ iin, phone }) => ({ apiKey, iin, phone }))),
    readsCodes: true,
    command: (port) => ({
      file: process.execPath,
      args: [join(checkout, 'server/bin/qujat.cjs'), 'start'],
      env: { ...env, PORT: String(port) },
    }),
    helpers: async () => [],
    remove: async () => rmSync(dataDirectory, { recursive: true }),
  };
}

async function seed(checkout: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const file = join(import.meta.dirname, 'seed-qujat.ts');
  const { stdout } = await run(process.execPath, [file, checkout], { env: { ...cleanEnvironment(), ...env } });
  return JSON.parse(stdout) as string[];
}
