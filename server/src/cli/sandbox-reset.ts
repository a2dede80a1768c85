/** qujat sandbox reset: the messages and what is armed are gone, and the clock is set back. */
import type { CommandContext } from './command-context.ts';
import type { ConnectionOptions } from './with-gateway.ts';
import { withSandbox } from './with-sandbox.ts';

export async function runSandboxReset(
  { people = false, ...options }: ConnectionOptions & { people?: boolean },
  context: CommandContext,
): Promise<void> {
  await withSandbox(options, context, (sandbox, signal) => sandbox.reset({ people, signal }));
  context.terminal.print({ reset: true }, 'The sandbox is empty, and its clock is set back.\n');
}
