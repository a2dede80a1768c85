/** qujat resend: the citizen is sent another code, and the one before it is dead. */

import { askSession } from './ask-session.ts';
import type { CommandContext } from './command-context.ts';
import { printSession } from './request.ts';
import { type ConnectionOptions, withGateway } from './with-gateway.ts';

export async function runResend(
  { scenario, ...options }: ConnectionOptions & { scenario?: string },
  context: CommandContext,
): Promise<void> {
  const session = await withGateway(options, context, async (call) =>
    call.qujat.resendOtp(await askSession(call), { signal: call.signal, ...(scenario && { scenario }) }),
  );
  printSession(session, context.terminal);
}
