/** qujat request DOCUMENT-TYPE: the citizen is sent a code. Prints the id of the session, which `qujat approve` asks for. */
import type { DocumentType, OfferedSession, Session } from '@qujat/sdk';
import { askCitizen, type CitizenOptions } from './ask-citizen.ts';
import type { CommandContext } from './command-context.ts';
import type { Terminal } from './terminal.ts';
import { type ConnectionOptions, withGateway } from './with-gateway.ts';

export interface RequestOptions extends ConnectionOptions, CitizenOptions, AskOptions {
  scenario?: string;
  /** The document goes into the citizen's wallet. */
  credential?: boolean;
}

/** What is asked in place of the document. */
export interface AskOptions {
  claim?: string[];
  field?: string[];
}

export async function runRequest(
  documentType: string,
  { scenario, credential, ...options }: RequestOptions,
  context: CommandContext,
): Promise<void> {
  const session = await withGateway(options, context, async (call) => {
    const citizen = await askCitizen(options, call);
    const type = asDocumentType(documentType);
    const how = { signal: call.signal, ...(scenario && { scenario }) };
    if (credential === true) return call.qujat.requestDocument(type, { ...citizen, credential }, how);
    return call.qujat.requestDocument(type, { ...citizen, claims: options.claim, fields: options.field }, how);
  });
  printSession(session, context.terminal);
}

/** The gateway knows which there are, and says so of a word that is none. */
export function asDocumentType(word: string): DocumentType {
  return word as DocumentType;
}

export function printSession(session: Session | OfferedSession, terminal: Terminal): void {
  const { id, expiresAt, resendAfter, phoneMasked } = session;
  const told = { expires_at: expiresAt, resend_after: resendAfter, phone_masked: phoneMasked };
  const credential = 'credential' in session ? session.credential : undefined;
  const offered = credential && {
    credential_id: credential.id,
    credential_offer: credential.offer,
    credential_offer_uri: credential.offerUri,
  };
  terminal.print({ backend_session_id: id, ...told, ...offered }, `${id}\n`);
  const sent = `A code goes to ${phoneMasked ?? 'the citizen'}.`;
  if (credential === undefined) terminal.note(`${sent} Give it to \`qujat approve\`, with this id.`);
  else {
    terminal.note(
      `${sent} The citizen’s wallet asks for it; this link opens that, or its QR code: ${credential.offerUri}`,
    );
    terminal.note(`To take the credential back: qujat credentials revoke ${credential.id}`);
  }
}
