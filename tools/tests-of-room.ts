/**
 * Runs the test files of a room in this process, one after another, each as a suite by its name: most of them need less time than the
 * start of a process and the load of what they test. A file that leaves the process changed for those after it fails as a test.
 */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { FILE_MAX_MS } from './end-hung-file.ts';

const EVENTS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException', 'unhandledRejection'];

/** @param files paths from the folder of the project */
export async function runTestsOfRoom(files: readonly string[]): Promise<void> {
  let running: string | undefined;
  process.once('exit', () => {
    if (running === undefined) return;
    // Also where a test ended the process as one that succeeds.
    process.exitCode = 1;
    process.stderr.write(`The process ended within ${running}.\n`);
  });
  for (const file of files) {
    running = file;
    await runFile(file);
  }
  running = undefined;
}

async function runFile(file: string): Promise<void> {
  let before = new Map<string, unknown>();
  // Without a limit of its own, that of a single test would be the file's.
  await suite(file, { timeout: FILE_MAX_MS }, async () => {
    before = stateOfProcess();
    try {
      await import(pathToFileURL(resolve(import.meta.dirname, '..', file)).href);
    } catch (error) {
      test(`${file} is loaded`, () => Promise.reject(error));
    }
  });
  const after = stateOfProcess();
  const changed = [...before.keys(), ...after.keys()].filter((what) => before.get(what) !== after.get(what));
  if (changed.length > 0) {
    await test(`${file} leaves the process as it was`, () => assert.deepEqual([...new Set(changed)], []));
  }
}

/** What a test changes for others when it does not put it back, by name. */
function stateOfProcess(): Map<string, unknown> {
  // sharp sets it when it is loaded.
  const { VIPSHOME: _, ...environment } = process.env;
  const { fetch, setTimeout, setInterval, setImmediate } = globalThis;
  const { exit, stdout, stderr } = process;
  return new Map<string, unknown>([
    ...Object.entries(environment).map(([name, value]) => [`environment: ${name}`, value] as const),
    ...EVENTS.map((name) => [`listeners: ${name}`, process.listenerCount(name)] as const),
    ...Object.entries({ fetch, setTimeout, setInterval, setImmediate, exit }),
    ...Object.entries({ stdout: stdout.write, stderr: stderr.write, clock: Date, random: Math.random }),
    ...Object.entries({ folder: process.cwd(), umask: process.umask(), exitCode: process.exitCode }),
  ]);
}
