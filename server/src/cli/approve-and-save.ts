/** What approve and get have in common: the code, the document, its files. */
import { stat } from 'node:fs/promises';
import { type DocumentReply, QujatError, type Session } from '@qujat/sdk';
import { saveFiles } from '@qujat/sdk/node';
import type { GatewayCall } from './with-gateway.ts';
import { withProgress } from './with-progress.ts';

export interface DeliveryOptions {
  file: 'pdf' | 'image' | 'none';
  /** A folder. */
  to: string;
  scenario?: string;
}

/** @param nextCode a further one where the one before was wrong and a person types it */
export async function approveAndSave(
  session: Session,
  { nextCode, to, ...options }: DeliveryOptions & { nextCode(): Promise<string> },
  call: GatewayCall,
): Promise<void> {
  const { terminal } = call;
  const reply = await approve(session, { ...options, nextCode }, call);
  const paths = await saveFiles(await withFile(session, reply, call), to);
  const files = await Promise.all(paths.map(async (path) => ({ path, bytes: (await stat(path)).size })));
  const lines = files.map(({ path, bytes }) => `${path}  ${bytes} bytes\n`);
  terminal.print({ document_type: reply.document_type, file_status: reply.file_status, files }, lines.join(''));
}

async function approve(
  session: Session,
  { nextCode, file, scenario }: Omit<DeliveryOptions, 'to'> & { nextCode(): Promise<string> },
  { qujat, signal, answers, terminal }: GatewayCall,
): Promise<DocumentReply> {
  for (;;) {
    const approval = { code: await nextCode(), file: file === 'none' ? (false as const) : file };
    try {
      const approving = qujat.approveSession(session, approval, { signal, ...(scenario && { scenario }) });
      return await withProgress('The state looks for the document', approving, terminal);
    } catch (error) {
      if (!mayTryAgain(error) || !answers.isPerson) throw error;
      terminal.note(`${error.message} Attempts left: ${error.attemptsLeft}.`);
    }
  }
}

function mayTryAgain(error: unknown): error is QujatError {
  return error instanceof QujatError && error.code === 'invalid_otp_code' && (error.attemptsLeft ?? 0) > 0;
}

/** A file that was not ready in time comes a moment later. */
async function withFile(
  session: Session,
  reply: DocumentReply,
  { qujat, signal, terminal }: GatewayCall,
): Promise<DocumentReply> {
  if (reply.file_status !== 'pending') return reply;
  return { ...reply, ...(await withProgress('The file is made', qujat.generateFiles(session, { signal }), terminal)) };
}
