/**
 * qujat get DOCUMENT-TYPE: all in one. Requests the document, waits for the code, in the sandbox from the inbox, else from the
 * person, and saves the files.
 */
import { QujatSandbox } from '@qujat/sdk/sandbox';
import { approveAndSave, type DeliveryOptions, prepareFolder } from './approve-and-save.ts';
import { askCitizen, type CitizenOptions } from './ask-citizen.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';
import { asDocumentType } from './request.ts';
import { type ConnectionOptions, type GatewayCall, withGateway } from './with-gateway.ts';
import { withProgress } from './with-progress.ts';

export interface GetOptions extends ConnectionOptions, CitizenOptions, DeliveryOptions {
  /** Asks for the code also where the inbox has it. */
  ask?: boolean;
  /** Seconds. */
  wait: number;
}

export async function runGet(documentType: string, options: GetOptions, context: CommandContext): Promise<void> {
  await withGateway(options, context, async (call) => {
    const { qujat, signal, isTestKey, answers, terminal } = call;
    prepareFolder(options);
    const citizen = await askCitizen(options, call);
    const fromInbox = isTestKey && options.ask !== true;
    const nextCode = fromInbox ? await codeFromInbox(citizen.phone, options.wait, call) : () => answers.ask('code');
    const { scenario } = options;
    const session = await qujat.requestDocument(asDocumentType(documentType), citizen, {
      signal,
      ...(scenario && { scenario }),
    });
    terminal.note(`A code goes to ${session.phoneMasked ?? 'the citizen'}.`);
    await approveAndSave(session, { ...options, nextCode }, call);
  });
}

/** Begun before the request, so that no older message is taken for the one to come. */
async function codeFromInbox(phone: string, waitSeconds: number, { connection, signal, terminal }: GatewayCall) {
  const sandbox = new QujatSandbox(connection);
  const [last] = await sandbox.messages({ phone, limit: '1' }, { signal });
  const after = last === undefined ? undefined : new Date(last.sent_at);
  return async (): Promise<string> => {
    const timeout = AbortSignal.timeout(waitSeconds * 1_000);
    const waiting = sandbox.waitForMessage(phone, after, { signal: AbortSignal.any([signal, timeout]) });
    try {
      return (await withProgress('The inbox waits for the SMS', waiting, terminal)).code;
    } catch (error) {
      if (!timeout.aborted || signal.aborted) throw error;
      throw new CommandError(
        'timedOut',
        `No SMS came within ${waitSeconds} seconds. Where the citizen has no such document, none does.`,
      );
    }
  };
}
