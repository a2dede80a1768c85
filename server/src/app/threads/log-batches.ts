/** The log of a further thread: its lines go to the first thread some at a time, and there to the one place that all write to. */
import type { DestinationStream } from '../../logging/logger.ts';

export interface LogBatches extends DestinationStream {
  flush(): void;
}

/** A kill of the whole process loses the lines of so long at most; the end of the thread alone loses none. */
const SEND_AFTER_MS = 50;
const SEND_AT_LINES = 100;

export function createLogBatches(send: (lines: readonly string[]) => void): LogBatches {
  let waiting: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length > 0) send(waiting);
    waiting = [];
  };
  return {
    write(line) {
      waiting.push(line);
      if (waiting.length >= SEND_AT_LINES) flush();
      else timer ??= setTimeout(flush, SEND_AFTER_MS).unref();
    },
    flush,
  };
}
