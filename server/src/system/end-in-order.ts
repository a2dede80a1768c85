/** Ends a process that serves in order: on a signal, on an error that nobody caught, and when who started it is gone. */
import closeWithGrace from 'close-with-grace';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** Ctrl-C reaches us twice under npm: from the terminal, and handed on by npm. A person who presses it again takes longer. */
const ECHO_MS = 1_000;
const PARENT_CHECK_MS = 500;

export interface Ending {
  /** How long it may take; then the process is ended as it is. */
  delayMs: number;
  /** @param reason a signal, or the error that nobody caught */
  end(reason: { signal: string } | { err: Error }): Promise<void>;
}

/**
 * A second signal ends the process at once.
 * @returns what begins the end for a reason of the caller's own
 */
export function endInOrder({ delayMs, end }: Ending, environment: NodeJS.ProcessEnv): (signal: string) => void {
  let begun: { signal: string; atMs: number } | undefined;
  const grace = closeWithGrace({ delay: delayMs, logger: false, skip: [...SIGNALS] }, ({ err, signal }) =>
    end(err === undefined ? { signal: begun?.signal ?? signal ?? 'exit' } : { err }),
  );
  const begin = (signal: string) => {
    if (begun === undefined) {
      begun = { signal, atMs: performance.now() };
      grace.close();
    } else if (performance.now() - begun.atMs > ECHO_MS) {
      process.exit(1);
    }
  };
  for (const signal of SIGNALS) process.on(signal, () => begin(signal));
  if (environment['npm_lifecycle_event'] !== undefined) watchParent(() => begin('the end of npm'));
  // Who started it through a channel, as `bin/pinned-node.cjs` does, is gone when the channel is, even after a kill -9.
  process.once('disconnect', () => begin('the end of the starting process'));
  return begin;
}

/**
 * npm starts a script through a shell, and hands a signal to that shell alone. Most shells die of it without a word to us; then
 * nobody would ever end this process.
 */
function watchParent(gone: () => void): void {
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    gone();
  }, PARENT_CHECK_MS);
  check.unref();
}
