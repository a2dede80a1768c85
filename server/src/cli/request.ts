/** qujat request DOCUMENT-TYPE: the citizen is sent a code. Prints the id of the session, which `qujat approve` asks for. */
import type { DocumentType, Session } from '@qujat/sdk';
import { askCitizen, type CitizenOptions } from './ask-citizen.ts';
import type { CommandContext } from './command-context.ts';
import type { Terminal } from './terminal.ts';
import { type ConnectionOptions, withGateway } from './with-gateway.ts';

export interface RequestOptions extends ConnectionOptions, CitizenOptions, AskOptions {
  scenario?: string;
}

/** What is asked in place of the document. */
export interface AskOptions {
  claim?: string[];
  field?: string[];
}

export async function runRequest(
  documentType: string,
  { scenario, ...options }: RequestOptions,
  context: CommandContext,
): Promise<void> {
  const session = await withGateway(options, context, async (call) => {
    const citizen = await askCitizen(options, call);
    const request = { ...citizen, claims: options.claim, fields: options.field };
    return call.qujat.requestDocument(asDocumentType(documentType), request, {
      signal: call.signal,
      ...(scenario && { scenario }),
    });
  });
  printSession(session, context.terminal);
}

/** The gateway knows which there are, and says so of a word that is none. */
export function asDocumentType(word: string): DocumentType {
  return word as DocumentType;
}

export function printSession({ id, expiresAt, resendAfter, phoneMasked }: Session, terminal: Terminal): void {
  const told = { expires_at: expiresAt, resend_after: resendAfter, phone_masked: phoneMasked };
  terminal.print({ backend_session_id: id, ...told }, `${id}\n`);
  terminal.note(`A code goes to ${phoneMasked ?? 'the citizen'}. Give it to \`qujat approve\`, with this id.`);
}
