/** qujat flows result: waits until the citizen is done, and saves the document. */
import { type FlowResult, type FlowSession, QujatFlow } from '@qujat/sdk/flow';
import { prepareFolder, saveDocument } from './approve-and-save.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';
import { type ConnectionOptions, type GatewayCall, withGateway } from './with-gateway.ts';
import { withProgress } from './with-progress.ts';

export interface FlowsResultOptions extends ConnectionOptions {
  /** A folder. */
  to: string;
  /** Seconds. */
  wait: number;
}

export async function runFlowsResult(options: FlowsResultOptions, context: CommandContext): Promise<void> {
  await withGateway(options, context, async (call) => {
    prepareFolder(options);
    const result = await readResult({ id: await call.answers.ask('session id') }, options.wait, call);
    const { status, failureReasons, document } = result;
    const told = { status, failure_reasons: failureReasons };
    if (status === 'progress') return call.terminal.print({ ...told, files: [] }, 'progress\n');
    if (document === null)
      throw new CommandError('refused', sentenceOf(result), {
        code: 'flow_without_document',
        failure_reasons: failureReasons,
      });
    const { files, lines } = await saveDocument(document, options.to);
    call.terminal.print({ ...told, document_type: document.document_type, files }, lines);
  });
}

async function readResult(
  session: Pick<FlowSession, 'id'>,
  waitSeconds: number,
  { connection, signal, terminal }: GatewayCall,
): Promise<FlowResult> {
  const flow = new QujatFlow(connection);
  if (waitSeconds === 0) return flow.readFlowResult(session, { signal });
  const timeout = AbortSignal.timeout(waitSeconds * 1_000);
  const waiting = flow.waitForFlowResult(session, { signal: AbortSignal.any([signal, timeout]) });
  try {
    return await withProgress('The citizen is on the page', waiting, terminal);
  } catch (error) {
    if (!timeout.aborted || signal.aborted) throw error;
    throw new CommandError('timedOut', `The citizen was not done within ${waitSeconds} seconds.`);
  }
}

function sentenceOf({ status, failureReasons }: FlowResult): string {
  if (status === 'done') return 'The document was handed over, but the time in which it could be read is over.';
  if (status === 'expired') return 'The session has expired without a document.';
  return `There is no document: ${failureReasons.join(', ')}. The guide on Flow explains this word.`;
}
