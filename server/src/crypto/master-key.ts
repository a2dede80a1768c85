/**
 * The master key encrypts the data keys (`data-keys.ts`). It comes from `QUJAT_MASTER_KEY`, or from the file that
 * `QUJAT_MASTER_KEY_FILE` names; without either, a development start makes one in the data directory. While the key is being
 * changed, the one before is given beside it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../system/make-folder.ts';
import { hasCode, systemWords } from '../system/system-words.ts';

const KEY_BYTES = 32;

/** Where a key is configured: itself, base64 of 32 bytes, or the path of a file that holds it. */
export interface KeySetting {
  text?: string | undefined;
  file?: string | undefined;
}

export interface MasterKeySettings {
  current: KeySetting;
  /** The key before, while it is being changed. */
  previous: KeySetting;
}

export interface MasterKey {
  bytes: Uint8Array;
  /** Where it was found: the name of a variable or the path of a file. For messages. */
  source: string;
}

export interface MasterKeyPair {
  current: MasterKey;
  /** While the key is being changed: what the data keys may still be encrypted under. */
  previous?: MasterKey | undefined;
}

export interface MasterKeys extends MasterKeyPair {
  /** True where the key was read from the data directory, next to what it protects. */
  besideData: boolean;
}

/** Those that are there; where there is none, a new one is made in the data directory. For a store that holds nothing yet. */
export function loadMasterKeys(settings: MasterKeySettings, dataDirectory: string): MasterKeys {
  const found = findMasterKeys(settings, dataDirectory);
  if (found !== undefined) return found;
  const { current } = masterKeyFiles(dataDirectory);
  try {
    makeFolder(dataDirectory, 0o700);
    writeNewKey(current);
  } catch (error) {
    const reason = systemWords(error) ?? 'the file cannot be written';
    throw new Error(`No master key can be made in the folder ${dataDirectory} (QUJAT_DATA_DIR): ${reason}.`, {
      cause: error,
    });
  }
  return { current: keyOfFile(current), previous: undefined, besideData: true };
}

/**
 * Makes nothing; undefined where none is configured, and none lies in the data directory.
 * @throws Error that names what is wrong and where, never the key
 */
export function findMasterKeys(settings: MasterKeySettings, dataDirectory: string): MasterKeys | undefined {
  const current = configuredKey(settings.current, 'QUJAT_MASTER_KEY');
  const previous = configuredKey(settings.previous, 'QUJAT_MASTER_KEY_PREVIOUS');
  if (current !== undefined) return { current, previous, besideData: false };
  if (previous !== undefined) {
    throw new Error('QUJAT_MASTER_KEY_PREVIOUS is set, but QUJAT_MASTER_KEY is not: set it to the new key.');
  }
  const files = masterKeyFiles(dataDirectory);
  const beside = keyOfFileIfAny(files.current);
  return beside && { current: beside, previous: keyOfFileIfAny(files.previous), besideData: true };
}

/** The files of a key that was made in the data directory. `previous` and `next` exist only while the key is being changed. */
export function masterKeyFiles(dataDirectory: string): { current: string; previous: string; next: string } {
  const current = join(dataDirectory, 'master.key');
  return { current, previous: `${current}.previous`, next: `${current}.next` };
}

/**
 * Writes a key, by default a new one, readable by its owner alone, where there is no such file yet. Under its name the file appears whole: of
 * gateways that start together one makes it, and none reads half a key.
 */
export function writeNewKey(file: string, bytes: Uint8Array = randomBytes(KEY_BYTES)): void {
  if (existsSync(file)) return;
  const unfinished = `${file}.${randomBytes(8).toString('hex')}`;
  const text = `${Buffer.from(bytes).toString('base64')}\n`;
  writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(unfinished);
  }
}

function configuredKey({ text, file }: KeySetting, name: string): MasterKey | undefined {
  if (text !== undefined && file !== undefined) throw new Error(`Set ${name} or ${name}_FILE, not both.`);
  if (text !== undefined) return { bytes: parseMasterKey(text, name), source: name };
  if (file === undefined) return undefined;
  try {
    return keyOfFile(file);
  } catch (error) {
    const reason = systemWords(error);
    const says = reason === undefined ? `: ${sentenceOf(error)}` : ` names ${file}, which cannot be read: ${reason}.`;
    throw new Error(`${name}_FILE${says}`, { cause: error });
  }
}

function keyOfFile(file: string): MasterKey {
  return { bytes: parseMasterKey(readFileSync(file, 'utf8').trim(), file), source: file };
}

function keyOfFileIfAny(file: string): MasterKey | undefined {
  try {
    return keyOfFile(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    const reason = systemWords(error);
    if (reason === undefined) throw error;
    throw new Error(`The key file ${file} (QUJAT_DATA_DIR) cannot be read: ${reason}.`, { cause: error });
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : 'cannot be read';
}

/** Buffer would read any text as base64, and skip what is none. */
function parseMasterKey(text: string, source: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text) || bytes.length !== KEY_BYTES) {
    throw new Error(`${source} must be base64 of ${KEY_BYTES} bytes, for example from: openssl rand -base64 32`);
  }
  return bytes;
}
