/**
 * The log: JSON lines of pino on standard error, pretty on a terminal. Every line passes the mask, so no call site can leak.
 * Standard output is left to what a person asked to see.
 */
import { type DestinationStream, type Logger, pino } from 'pino';
import { createLogStream } from './log-stream.ts';
import { maskLine } from './mask.ts';

export type { DestinationStream, Logger };

export interface LoggerOptions {
  level: string;
  destination: DestinationStream;
}

export function createLogger({ level, destination }: LoggerOptions): Logger {
  return pino({ level, base: null, hooks: { streamWrite: maskLine } }, destination);
}

const STANDARD_ERROR = 2;

/** On standard error: pretty where a person watches, else JSON lines. What is held is written at the exit, whatever its reason. */
export async function openLog(level: string) {
  // The first look at it sets a pipe or a socket not to block.
  const { isTTY } = process.stderr;
  const stream = createLogStream({
    fd: STANDARD_ERROR,
    onFlowing: (lines) =>
      logger.warn({ lines }, 'log lines are missing: nobody took them, or they could not be written'),
  });
  process.on('exit', () => stream.flushSync());
  const destination = isTTY ? await prettyOn(stream) : stream;
  const logger = createLogger({ level, destination });
  return {
    logger,
    /** For finished lines of other threads, which have passed the mask there. */
    destination,
    /** Lines that nobody took, since the start. */
    droppedLines: (): number => stream.droppedLines(),
  };
}

export type Log = Awaited<ReturnType<typeof openLog>>;

async function prettyOn(stream: DestinationStream): Promise<DestinationStream> {
  const { prettyFactory } = await import('pino-pretty');
  const prettify = prettyFactory({ translateTime: 'HH:MM:ss.l', ignore: 'pid,hostname' });
  return { write: (line) => stream.write(prettify(line)) };
}
