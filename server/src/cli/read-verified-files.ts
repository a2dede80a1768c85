/** The files that `qujat verify` looks at. */
import { readFile } from 'node:fs/promises';
import { type GatewayKeys, parseStrictJson } from '@qujat/sdk/receipts';
import { CommandError } from './failure.ts';

export async function readKeys(file: string): Promise<GatewayKeys> {
  const { keys } = (await readObject(file, 'a key set')) as { keys?: unknown };
  if (Array.isArray(keys)) return { keys };
  throw new CommandError(
    'failure',
    `${file} is no key set: it must be what /.well-known/jwks.json of the gateway has.`,
  );
}

/** What a text says twice has no one meaning, and is not verified. */
export async function readObject(file: string, what: string): Promise<object> {
  const bytes = await readFile(file);
  try {
    const value = parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null) return value;
  } catch {}
  throw new CommandError('failure', `${file} is no JSON of one meaning, and so not ${what}.`);
}
