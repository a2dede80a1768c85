/** qujat webhooks resend EVENT-ID: one event once more. */
import type { CommandContext } from './command-context.ts';
import { type ConnectionOptions, withGateway } from './with-gateway.ts';

export async function runWebhooksResend(
  eventId: string,
  options: ConnectionOptions,
  context: CommandContext,
): Promise<void> {
  await withGateway(options, context, ({ qujat, signal }) => qujat.resendWebhookEvent(eventId, { signal }));
  context.terminal.print({ id: eventId }, `${eventId} is sent once more.\n`);
}
