/**
 * The change of a master key that lies in the data directory. Between the two steps both keys are there, and a process that starts
 * finds both; so the change may be broken off at any point, and begun again.
 */
import { existsSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { loadMasterKeys, type MasterKeys, masterKeyFiles, writeNewKey } from './master-key.ts';

/** Puts a new key in the place of the one in the directory, which is kept beside it. Goes on with a change that was broken off. */
export function beginKeyFileExchange(dataDirectory: string): MasterKeys {
  const { current, previous, next } = masterKeyFiles(dataDirectory);
  writeNewKey(current);
  if (!existsSync(previous)) linkSync(current, previous);
  if (readFileSync(previous).equals(readFileSync(current))) {
    writeNewKey(next);
    renameSync(next, current);
  }
  return loadMasterKeys({ current: {}, previous: {} }, dataDirectory);
}

/** To be called once nothing is sealed under the key before. */
export function endKeyFileExchange(dataDirectory: string): void {
  rmSync(masterKeyFiles(dataDirectory).previous, { force: true });
}
