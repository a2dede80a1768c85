/**
 * Makes a folder, and those above it. Node's own `recursive` never comes back where the system says that a folder does not exist
 * although the one above it does, as in `/proc`.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode } from './system-words.ts';

/** @param mode of the folders that are made, such as `0o700` */
export function makeFolder(path: string, mode?: number): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process was faster.
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}
