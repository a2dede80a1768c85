/** Ctrl-C ends what a command waits for in order, with its own exit code. */
import type { Interruption } from './answers.ts';
import { CommandError } from './failure.ts';

export function catchInterruption(): Interruption & { forget(): void } {
  const controller = new AbortController();
  const interrupt = () => controller.abort(new CommandError('interrupted', 'Interrupted.'));
  // A second one ends the process at once.
  process.once('SIGINT', interrupt);
  return { signal: controller.signal, interrupt, forget: () => process.removeListener('SIGINT', interrupt) };
}
