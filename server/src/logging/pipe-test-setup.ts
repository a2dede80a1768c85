/** A pipe of the system, for a process to write its log to: what Node calls a pipe between processes is a pair of sockets. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { TestContext } from 'node:test';

export interface Pipe {
  /** The end to write to: a descriptor, to be closed here once the process has it. */
  writer: number;
  /** The end to read from. Until the first call nobody reads. */
  reader(): Readable;
}

export function openPipe(t: TestContext): Pipe {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-pipe-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'pipe');
  assert.equal(spawnSync('mkfifo', [path]).status, 0);
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { writer: openSync(path, 'w'), reader: () => new Socket({ fd: reading, writable: false }) };
}
