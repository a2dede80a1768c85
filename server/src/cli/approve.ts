/** qujat approve: gives the code for the session of an earlier request, and saves the document. */
import { approveAndSave, type DeliveryOptions, prepareFolder } from './approve-and-save.ts';
import { askSession } from './ask-session.ts';
import type { CommandContext } from './command-context.ts';
import { type ConnectionOptions, withGateway } from './with-gateway.ts';

export async function runApprove(options: ConnectionOptions & DeliveryOptions, context: CommandContext): Promise<void> {
  await withGateway(options, context, async (call) => {
    prepareFolder(options);
    const session = await askSession(call);
    await approveAndSave(session, { ...options, nextCode: () => call.answers.ask('code') }, call);
  });
}
