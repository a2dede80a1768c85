/**
 * A clock that a test sets, for the store alone. A process has libfaketime between it and the system, which leaves the monotonic clock as
 * it is. A server of PostgreSQL has a function before its own one: below libfaketime its time-outs would come late by as much as the
 * clock is ahead, since a signal that interrupts a wait sees the system's time. So a deadlock would stand for an hour.
 */
import { chmodSync, globSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Client } from 'pg';

export interface SteppedClock {
  aheadMs(): number;
  /** Sets it this far ahead of the system's. */
  setAheadMs(milliseconds: number): void;
}

export type ClockOfProcess = SteppedClock & { environment: NodeJS.ProcessEnv };

/** Undefined where libfaketime is not installed (Debian: `libfaketime`). */
export function createClockOfProcess(t: TestContext): ClockOfProcess | undefined {
  const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1');
  if (library === undefined) return undefined;
  const { file, ...clock } = createClockFile(t);
  const environment = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    // Read anew each time.
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  };
  return { ...clock, environment };
}

/** What makes a server look for a function of ours first. */
export const ownClockFirst = 'search_path=public,pg_catalog';

/** The clock of every database that is made from now on, in a server that has the setting above. */
export async function createClockOfServer(t: TestContext, serverUrl: string): Promise<SteppedClock> {
  const { file, ...clock } = createClockFile(t);
  const client = new Client({ connectionString: serverUrl.replace(/postgres$/, 'template1') });
  await client.connect();
  // The file is read at each call: also a statement that is under way sees the clock as it was set.
  await client.query(`create function public.clock_timestamp() returns timestamptz language sql volatile
    as $$ select pg_catalog.clock_timestamp() + pg_read_file('${file}')::interval $$`);
  await client.end();
  return clock;
}

function createClockFile(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-clock-'));
  // The server may run as another user.
  chmodSync(folder, 0o755);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [file, next] = [join(folder, 'ahead'), join(folder, 'next')];
  let aheadMs = 0;
  const setAheadMs = (milliseconds: number) => {
    aheadMs = milliseconds;
    writeFileSync(next, `+${milliseconds / 1000}\n`);
    // At once: whoever reads it sees the one or the other.
    renameSync(next, file);
  };
  setAheadMs(0);
  return { file, aheadMs: () => aheadMs, setAheadMs };
}
