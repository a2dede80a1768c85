/** qujat migrate: brings the store to what this version needs, without starting the gateway. A start does the same. */
import { connectStore, inspectStore } from '../app/inspect-store.ts';
import { isOfDevelopment, OF_DEVELOPMENT, readStoreState } from '../app/store-state.ts';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import { newerStore } from '../storage/migrations/migrate.ts';
import { migrations } from '../storage/migrations/migrations.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';
import type { Terminal } from './terminal.ts';
import { withStore } from './with-store.ts';

export interface MigrateOptions {
  check?: boolean;
}

export async function runMigrate(
  { check = false }: MigrateOptions,
  { environment, terminal }: CommandContext,
): Promise<void> {
  const config = readConfig(environment);
  if (check) return checkStore(config, terminal);
  const found = await inspectStore(config);
  const missing = found.state === 'missing' ? migrations.map(({ name }) => name) : found.missingMigrations;
  // Opening the store proves the keys on it, and then migrates it.
  await withStore(environment, async () => {}, { mustExist: false });
  terminal.print({ applied: missing }, missing.length === 0 ? UP_TO_DATE : `Applied: ${missing.join(', ')}\n`);
}

const UP_TO_DATE = 'The store has everything that this version needs.\n';

/** Changes nothing. @throws CommandError `pending` where a start would migrate the store, `refused` where it would refuse it */
async function checkStore(config: Config, terminal: Terminal): Promise<void> {
  const { missing, statements, newer } = await pendingOn(config);
  if (missing.length === 0) {
    const beyond = newer.length === 0 ? '' : `A newer version has added ${newer.join(', ')}; this one may run on it.\n`;
    terminal.print({ missing, statements, newer }, UP_TO_DATE + beyond);
    return;
  }
  terminal.print({ missing, statements, newer }, statements.map((statement) => `${statement};\n`).join(''));
  throw new CommandError('pending', `A start would apply: ${missing.join(', ')}.`, { missing });
}

interface Pending {
  missing: string[];
  statements: string[];
  /** What this version does not know, and can leave as it is. */
  newer: string[];
}

async function pendingOn(config: Config): Promise<Pending> {
  const database = connectStore(config);
  if (database === undefined) return { missing: migrations.map(({ name }) => name), statements: [], newer: [] };
  try {
    const state = await readStoreState(database);
    if (isOfDevelopment(state)) throw new CommandError('refused', OF_DEVELOPMENT);
    const { missingMigrations: missing, unknownMigrations: newer } = state;
    if (state.needsNewer) throw new CommandError('refused', newerStore(newer));
    const pending = migrations.filter(({ name }) => missing.includes(name));
    const { query } = database;
    const statements = pending.flatMap((migration) => migration.statements(query.schema, query));
    return { missing, statements: statements.map((statement) => statement.compile().sql), newer };
  } finally {
    await database.close();
  }
}
