/** A clock that a test sets, for the store alone: libfaketime between it and the system, which leaves the monotonic clock as it is. */
import { chmodSync, globSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

export interface SteppedClock {
  /** For the process whose clock it is. */
  environment: NodeJS.ProcessEnv;
  aheadMs(): number;
  /** Sets it this far ahead of the system's. */
  setAheadMs(milliseconds: number): void;
}

/** Undefined where libfaketime is not installed (Debian: `libfaketime`). */
export function createSteppedClock(t: TestContext): SteppedClock | undefined {
  const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1');
  if (library === undefined) return undefined;
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
  const environment = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    // Read anew each time.
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  };
  return { environment, aheadMs: () => aheadMs, setAheadMs };
}
