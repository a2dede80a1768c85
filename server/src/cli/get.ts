/**
 * qujat get DOCUMENT-TYPE: all in one. Requests the document, waits for the code, in the sandbox from the inbox, else from the
 * person, and saves the files.
 */
import { approveAndSave, type DeliveryOptions, prepareFolder } from './approve-and-save.ts';
import { askCitizen, type CitizenOptions } from './ask-citizen.ts';
import { codeFromInbox } from './code-from-inbox.ts';
import type { CommandContext } from './command-context.ts';
import { type AskOptions, asDocumentType } from './request.ts';
import { type ConnectionOptions, withGateway } from './with-gateway.ts';

export interface GetOptions extends ConnectionOptions, CitizenOptions, AskOptions, DeliveryOptions {
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
    const request = { ...citizen, claims: options.claim, fields: options.field };
    const session = await qujat.requestDocument(asDocumentType(documentType), request, {
      signal,
      ...(scenario && { scenario }),
    });
    terminal.note(`A code goes to ${session.phoneMasked ?? 'the citizen'}.`);
    await approveAndSave(session, { ...options, nextCode }, call);
  });
}
