/** qujat migrate: brings the store to what this version needs, without starting the gateway. A start does the same. */
import { inspectStore } from '../app/inspect-store.ts';
import { readConfig } from '../config/read-config.ts';
import { migrations } from '../storage/migrations/migrations.ts';
import type { CommandContext } from './command-context.ts';
import { withStore } from './with-store.ts';

export async function runMigrate({ environment, terminal }: CommandContext): Promise<void> {
  const found = await inspectStore(readConfig(environment));
  const missing = found.state === 'missing' ? migrations.map(({ name }) => name) : found.missingMigrations;
  // Opening the store proves the keys on it, and then migrates it.
  await withStore(environment, async () => {}, { mustExist: false });
  const said =
    missing.length === 0 ? 'The store has everything that this version needs.' : `Applied: ${missing.join(', ')}`;
  terminal.print({ applied: missing }, `${said}\n`);
}
