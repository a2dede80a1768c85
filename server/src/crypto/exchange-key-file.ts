/**
 * The change of a master key that lies in the data directory. Between the two steps both keys are there, and a process that starts
 * finds both; so the change may be broken off at any point, and begun again.
 */
import { existsSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { hasCode } from '../system/system-words.ts';
import { loadMasterKeys, type MasterKeys, masterKeyFiles, writeNewKey } from './master-key.ts';

/** Puts a new key in the place of the one in the directory, which is kept beside it. Goes on with a change that was broken off. */
export function beginKeyFileExchange(dataDirectory: string): MasterKeys {
  const { current, previous, next } = masterKeyFiles(dataDirectory);
  if (!existsSync(previous)) linkSync(current, previous);
  if (readFileSync(previous).equals(readFileSync(current))) {
    writeNewKey(next);
    renameSync(next, current);
  }
  return loadMasterKeys({ current: {}, previous: {} }, dataDirectory);
}

/**
 * To be called once nothing is encrypted under the key before. It is kept, under the name of its last day: backups from before open with
 * it alone.
 * @returns the file that holds it from now on
 */
export function endKeyFileExchange(dataDirectory: string, nowMs: number): string {
  const { current, previous } = masterKeyFiles(dataDirectory);
  const kept = linkUnderFreeName(previous, `${current}.before-${new Date(nowMs).toISOString().slice(0, 10)}`);
  rmSync(previous);
  return kept;
}

/** A key may be changed twice on one day: no file is ever replaced. */
function linkUnderFreeName(file: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${name}-${number}`;
    try {
      linkSync(file, free);
      return free;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
}
