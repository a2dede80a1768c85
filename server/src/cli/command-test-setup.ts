/** For tests of commands: the real program, in a process of its own, in a folder of its own. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exitCodes } from './exit-codes.ts';
import { failureOf, failureRecord } from './failure.ts';
import { createProgram } from './program.ts';

export const bin = fileURLToPath(new URL('../../bin/qujat.cjs', import.meta.url));

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Place {
  directory: string;
  qujat(words: readonly string[]): Promise<Ran>;
  /** Every file below the folder, with its content. */
  files(): Record<string, string>;
}

/** A folder in which somebody works, with a store in `data`. */
export async function newPlace(t: TestContext): Promise<Place> {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-cli-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const place: Place = {
    directory,
    qujat: (words) => runQujat(words, { cwd: directory, env: { PORT: '0' } }),
    files: () =>
      Object.fromEntries(globSync('**/*', { cwd: directory }).map((name) => [name, contentOf(directory, name)])),
  };
  assert.equal((await place.qujat(['seed'])).code, 0);
  return place;
}

export interface RunOptions {
  cwd?: string;
  /** Besides the PATH. */
  env?: NodeJS.ProcessEnv;
  /** What comes on standard input. */
  input?: string;
}

export function runQujat(words: readonly string[], { cwd, env, input = '' }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd, env: { PATH: process.env['PATH'], ...env } };
    const child = execFile(process.execPath, [bin, ...words], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
    // A command that reads nothing may be gone before it is written.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** What a command has printed with `--json`, run in this process: for tests of many commands, each of which would begin Node anew. */
export interface Printed {
  code: number;
  records: Record<string, unknown>[];
  /** What would be on standard error. */
  failure: Record<string, unknown> | undefined;
}

export async function printedBy(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<Printed> {
  const records: Record<string, unknown>[] = [];
  const add = (record: object) => records.push({ ...record });
  const terminal = {
    json: true,
    note: () => {},
    print: add,
    printRows: (rows: readonly object[]) => rows.forEach(add),
  };
  try {
    await createProgram({ environment, terminal }).parseAsync(words, { from: 'user' });
    return { code: 0, records, failure: undefined };
  } catch (error) {
    const failure = failureOf(error);
    return { code: exitCodes[failure.reason].code, records, failure: { ...failureRecord(failure) } };
  }
}

/** One line that begins with a word, and no code such as EACCES or syscall such as mkdir in it. */
export function assertSentence(said: string, names: RegExp): void {
  assert.match(said, /^[A-Z][^\n]+\.$/);
  assert.match(said, names);
  assert.doesNotMatch(said, /\bE[A-Z]{3,}\b|errno|syscall|, (open|mkdir|stat|listen)\b/);
}

function contentOf(directory: string, name: string): string {
  const file = join(directory, name);
  return statSync(file).isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'folder';
}
