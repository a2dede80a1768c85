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

const cardHolders = sandboxPeople.filter(
  ({ situation, documentTypes }) => situation === 'ok' && documentTypes.includes('identity_card'),
);

export const ownCheckout = join(import.meta.dirname, '../..');

export function qujatOnSqlite(): Promise<Contestant> {
  return qujat({ name: 'Qujat on SQLite' });
}

export async function qujatOnPostgres(): Promise<Contestant | Skipped> {
  const name = 'Qujat on PostgreSQL';
  const programs = await findServerPrograms();
  if (programs === undefined) return { name, reason: 'the server programs of PostgreSQL are not installed' };
  const server = await startTemporaryServer(programs);
  const contestant = await qujat({ name, databaseUrl: server.url });
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

export interface Gateway {
  name: string;
  checkout?: string;
  databaseUrl?: string;
  organizations?: number;
  /** Of the keys. Default `test`. */
  environment?: 'test' | 'live';
  /** Who asks. Default: everybody of the sandbox who has an identity card. */
  people?: readonly { iin: string; phone: string }[];
  settings?: NodeJS.ProcessEnv;
}

export interface OwnGateway extends Contestant {
  dataDirectory: string;
}

export async function qujat(gateway: Gateway): Promise<OwnGateway> {
  const { name, checkout = ownCheckout, databaseUrl, environment = 'test', settings = {} } = gateway;
  const { organizations = 64, people = cardHolders } = gateway;
  const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-bench-'));
  const env = {
    QUJAT_DATA_DIR: dataDirectory,
    QUJAT_DEMONSTRATION: 'off',
    QUJAT_DRAIN_SECONDS: '0',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...settings,
  };
  const keys = await seed(checkout, [String(organizations), environment], env);
  return {
    name,
    version: commitOf(checkout),
    kind: 'own',
    does: 'the whole flow: checks, limits, code, one delivery, audit, meter; every answer durable',
    dataDirectory,
    // Another organisation with each, however few flows are played.
    flows: people.flatMap(({ iin, phone }) => keys.map((apiKey) => ({ apiKey, iin, phone }))),
    // Only the sandbox shows them.
    readsCodes: environment === 'test',
    command: (port) => ({
      file: process.execPath,
      args: [join(checkout, 'server/bin/qujat.cjs'), 'start'],
      env: { ...env, PORT: String(port) },
    }),
    helpers: async () => [],
    remove: async () => rmSync(dataDirectory, { recursive: true }),
  };
}

async function seed(checkout: string, args: string[], env: NodeJS.ProcessEnv): Promise<string[]> {
  const file = join(import.meta.dirname, 'seed-qujat.ts');
  const { stdout } = await run(process.execPath, [file, checkout, ...args], {
    env: { ...cleanEnvironment(), ...env },
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout) as string[];
}
