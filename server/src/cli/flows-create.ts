/** qujat flows create: a session of a Flow, whose page is shown to the citizen. Prints the id, which `qujat flows result` asks for. */
import { QujatFlow } from '@qujat/sdk/flow';
import type { CommandContext } from './command-context.ts';
import { asDocumentType } from './request.ts';
import { type ConnectionOptions, withGateway } from './with-gateway.ts';

export interface FlowsCreateOptions extends ConnectionOptions {
  documentType?: string[];
  file?: 'pdf' | 'image';
  returnUrl?: string;
  clientReference?: string;
  scenario?: string;
}

export async function runFlowsCreate(options: FlowsCreateOptions, context: CommandContext): Promise<void> {
  const { documentType, file, returnUrl, clientReference, scenario } = options;
  const order = { documentTypes: documentType?.map(asDocumentType), file, returnUrl, clientReference };
  const { id, url, expiresAt } = await withGateway(options, context, ({ connection, signal }) =>
    new QujatFlow(connection).createFlowSession(order, { signal, ...(scenario && { scenario }) }),
  );
  context.terminal.print({ session_id: id, url, expires_at: expiresAt }, `${id}\n`);
  context.terminal.note(`The page for the citizen: ${url}. Give this id to \`qujat flows result\`.`);
}
