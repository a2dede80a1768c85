/** How a command tells a key that it makes: in a new file that only its owner may read, or on standard output. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { createdReply } from '../cabinet-api/api-key-reply.ts';
import type { CreatedApiKey } from '../organizations/create-api-key.ts';
import { hasCode } from '../system/system-words.ts';
import type { Terminal } from './terminal.ts';

export interface TellOptions {
  /** A file that does not exist yet. */
  to?: string;
}

/** The file is opened before the key is made: a live key that cannot be written would be lost. */
export async function tellMadeKey(
  { to }: TellOptions,
  terminal: Terminal,
  make: () => Promise<CreatedApiKey>,
): Promise<void> {
  if (to === undefined) {
    tellOnOutput(await make(), terminal);
    return;
  }
  const file = openNew(to);
  try {
    const { backend_api_key: key, ...record } = createdReply(await make());
    writeSync(file, `${key}\n`);
    terminal.print({ ...record, file: to }, `${to} holds the key.\n`);
  } catch (error) {
    rmSync(to);
    throw error;
  } finally {
    closeSync(file);
  }
}

function tellOnOutput(made: CreatedApiKey, terminal: Terminal): void {
  terminal.print(createdReply(made), `${made.secret}\n`);
  if (made.apiKey.environment === 'live') terminal.note('Keep it: it is not shown again.');
}

function openNew(name: string): number {
  try {
    return openSync(name, 'wx', 0o600);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw new Error(`${name} exists already. Name another file.`, { cause: error });
    throw error;
  }
}
