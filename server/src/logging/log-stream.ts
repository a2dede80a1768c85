/**
 * Log lines on their way to a file descriptor. They never wait for who reads them: the lines of one turn of the event loop go out in
 * one write that does not block; what the reader leaves is held up to a bound, and beyond that dropped and counted. pino's own
 * destination would lose what is in the air at an exit, and hang there where its reader is gone.
 */
import { writeSync } from 'node:fs';

export interface LogStreamOptions {
  /** A pipe or a socket must be set not to block. */
  fd: number;
  /** Beyond it, lines are dropped. Default 1 MiB. */
  maxHeldCharacters?: number;
  /** Called once all that was held is written, where lines were dropped before. */
  onFlowing(droppedLines: number): void;
}

const MAX_HELD_CHARACTERS = 1024 * 1024;
/** How soon a reader that stood still is offered the lines again. */
const RETRY_MS = 50;
/** For how long an exit waits for such a reader. */
const PATIENCE_MS = 1_000;
const PAUSE_MS = 10;
const NEWLINE = 0x0a;

export function createLogStream({ fd, maxHeldCharacters = MAX_HELD_CHARACTERS, onFlowing }: LogStreamOptions) {
  let waiting: string[] = [];
  let waitingCharacters = 0;
  let batch: Buffer = Buffer.alloc(0);
  let isScheduled = false;
  let dropped = 0;
  let toldDropped = 0;

  const flush = (): boolean => {
    for (;;) {
      if (batch.length === 0) {
        if (waiting.length === 0) return true;
        batch = Buffer.from(waiting.join(''));
        waiting = [];
        waitingCharacters = 0;
      }
      try {
        batch = batch.subarray(writeSync(fd, batch));
      } catch (error) {
        if (standsStill(error)) return false;
        // The reader is gone or the disk is full: what was to be written is lost.
        dropped += batch.reduce((lines, byte) => (byte === NEWLINE ? lines + 1 : lines), 0);
        batch = Buffer.alloc(0);
        return waiting.length === 0;
      }
      if (batch.length === 0) tellDropped();
    }
  };
  const tellDropped = () => {
    const lines = dropped - toldDropped;
    toldDropped = dropped;
    if (lines > 0) onFlowing(lines);
  };
  const turn = () => {
    isScheduled = false;
    if (flush()) return;
    isScheduled = true;
    setTimeout(turn, RETRY_MS).unref();
  };
  return {
    write(line: string) {
      if (waitingCharacters + batch.length + line.length > maxHeldCharacters) {
        dropped += 1;
        return;
      }
      waiting.push(line);
      waitingCharacters += line.length;
      if (isScheduled) return;
      isScheduled = true;
      setImmediate(turn);
    },
    /** Writes what is held, now; waits for a reader that stands still, but not for long. */
    flushSync() {
      for (let waited = 0; !flush() && waited < PATIENCE_MS; waited += PAUSE_MS) pause(PAUSE_MS);
    },
    /** Since the start. */
    droppedLines: (): number => dropped,
  };
}

function standsStill(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EAGAIN' || error.code === 'EBUSY');
}

/** Without the event loop, which is no more at an exit. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
