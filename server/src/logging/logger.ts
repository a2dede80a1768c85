/**
 * The log: JSON lines of pino on standard error, pretty on a terminal. Every line passes the mask, so no call site can leak.
 * Standard output is left to what a person asked to see.
 */
import { type DestinationStream, type Logger, pino } from 'pino';
import { maskLine } from './mask.ts';

export type { Logger };

export interface LoggerOptions {
  level: string;
  destination: DestinationStream;
}

export function createLogger({ level, destination }: LoggerOptions): Logger {
  return pino({ level, base: null, hooks: { streamWrite: maskLine } }, destination);
}

/** Standard error: pretty where a person watches, else JSON lines. */
export async function standardErrorStream(): Promise<DestinationStream> {
  if (!process.stderr.isTTY) return pino.destination({ dest: 2, sync: true });
  const { default: pretty } = await import('pino-pretty');
  return pretty({ destination: 2, sync: true, translateTime: 'HH:MM:ss.l', ignore: 'pid,hostname' });
}
