/** How a command tells a key that was just made: in a new file that only its owner may read, or on standard output. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { hasCode } from '../system/system-words.ts';
import type { Terminal } from './terminal.ts';

export interface TellOptions {
  /** A file that does not exist yet. */
  to?: string;
}

interface KeyFile {
  name: string;
  write(key: string): void;
  remove(): void;
}

/** Opened before the key is made: a live key that cannot be written would be lost. */
export function openKeyFile(name: string | undefined): KeyFile | undefined {
  if (name === undefined) return undefined;
  const file = openNew(name);
  const end = () => closeSync(file);
  return {
    name,
    write: (key) => {
      writeSync(file, `${key}\n`);
      end();
    },
    remove: () => {
      end();
      rmSync(name);
    },
  };
}

export function tellKey(
  { backend_api_key: key, ...record }: { backend_api_key: string; environment: string; id: string },
  file: KeyFile | undefined,
  terminal: Terminal,
): void {
  if (file === undefined) {
    terminal.print({ ...record, backend_api_key: key }, `${key}\n`);
    if (record.environment === 'live') terminal.note('Keep it: it is not shown again.');
    return;
  }
  file.write(key);
  terminal.print({ ...record, file: file.name }, `${file.name} holds the key.\n`);
}

function openNew(name: string): number {
  try {
    return openSync(name, 'wx', 0o600);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw new Error(`${name} exists already. Name another file.`, { cause: error });
    throw error;
  }
}
