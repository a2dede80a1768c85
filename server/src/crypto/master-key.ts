/**
 * The master key seals what the gateway must be able to read again, such as test keys that the cabinet shows. It comes from
 * `QUJAT_MASTER_KEY`; without that, a development start makes one in the data directory.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;

export interface MasterKey {
  bytes: Uint8Array;
  /** True where the key was read from the data directory, next to what it protects. */
  besideData: boolean;
}

/**
 * @param configured base64 of 32 bytes, or undefined
 * @throws Error that names what is wrong, never the key
 */
export function loadMasterKey(configured: string | undefined, dataDirectory: string): MasterKey {
  if (configured !== undefined) return { bytes: parseMasterKey(configured, 'QUJAT_MASTER_KEY'), besideData: false };
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const file = join(dataDirectory, 'master.key');
  if (!existsSync(file)) makeKeyFile(file);
  return { bytes: parseMasterKey(readFileSync(file, 'utf8').trim(), file), besideData: true };
}

/** Under its name the file appears whole: of gateways that start together one makes it, and none reads half a key. */
function makeKeyFile(file: string): void {
  const unfinished = `${file}.${randomBytes(8).toString('hex')}`;
  writeFileSync(unfinished, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(unfinished);
  }
}

function parseMasterKey(text: string, source: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new Error(`${source} must be base64 of ${KEY_BYTES} bytes, for example from: openssl rand -base64 32`);
  return bytes;
}
