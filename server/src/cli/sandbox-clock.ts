/** qujat sandbox clock: shows the time of the test sessions, or moves it forward. */
import type { CommandContext } from './command-context.ts';
import type { ConnectionOptions } from './with-gateway.ts';
import { withSandbox } from './with-sandbox.ts';

export async function runSandboxClock(
  { advance, ...options }: ConnectionOptions & { advance?: number },
  context: CommandContext,
): Promise<void> {
  const now = await withSandbox(options, context, (sandbox, signal) =>
    advance === undefined ? sandbox.clock({ signal }) : sandbox.advanceClock(advance, { signal }),
  );
  context.terminal.print({ now: now.toISOString() }, `${now.toISOString()}\n`);
}
