/**
 * What approve and get have in common: the code, the document, its files. A document is given once, so there is room for it before
 * it is asked for, and what has come is saved even where its file never does.
 */
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentReply, QujatError, type Session } from '@qujat/sdk';
import { saveFiles } from '@qujat/sdk/node';
import { makeFolder } from '../system/make-folder.ts';
import { systemWords } from '../system/system-words.ts';
import { CommandError } from './failure.ts';
import type { GatewayCall } from './with-gateway.ts';
import { withProgress } from './with-progress.ts';

export interface DeliveryOptions {
  file: 'pdf' | 'image' | 'none';
  /** A folder. */
  to: string;
  scenario?: string;
}

type CodedDelivery = DeliveryOptions & {
  /** A further one where the one before was wrong and a person types it. */
  nextCode(): Promise<string>;
};

/** More than most documents have with all their files. */
const ROOM_BYTES = 4 * 2 ** 20;

/** To be called before a person is asked for a code, or the state for a document. @throws Error where nothing can be written there */
export function prepareFolder({ to }: Pick<DeliveryOptions, 'to'>): void {
  makeFolder(to, 0o700);
  if (!statSync(to).isDirectory()) throw new Error(`Cannot save in ${to}: it is a file, not a folder.`);
  const trial = join(to, `.qujat-${process.pid}`);
  try {
    writeFileSync(trial, Buffer.alloc(ROOM_BYTES), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new Error(`Cannot save in ${to}: ${systemWords(error) ?? 'it takes no file'}.`, { cause: error });
  } finally {
    rmSync(trial, { force: true });
  }
}

export async function approveAndSave(session: Session, delivery: CodedDelivery, call: GatewayCall): Promise<void> {
  const reply = await approve(session, delivery, call);
  const { reply: whole, failure } = await awaitFile(session, reply, call);
  const { files, lines } = await saveDocument(whole, delivery.to);
  call.terminal.print({ document_type: whole.document_type, file_status: whole.file_status, files }, lines);
  if (failure !== undefined) throw failure;
}

/** What is saved, for programs and for people. */
export async function saveDocument(reply: DocumentReply, folder: string) {
  const paths = await saveFiles(reply, folder);
  const files = await Promise.all(paths.map(async (path) => ({ path, bytes: (await stat(path)).size })));
  return { files, lines: files.map(({ path, bytes }) => `${path}  ${bytes} bytes\n`).join('') };
}

async function approve(
  session: Session,
  { nextCode, file, scenario }: CodedDelivery,
  { qujat, signal, answers, terminal }: GatewayCall,
): Promise<DocumentReply> {
  for (;;) {
    const approval = { code: await nextCode(), file: file === 'none' ? (false as const) : file };
    try {
      const approving = qujat.approveSession(session, approval, { signal, ...(scenario && { scenario }) });
      return await withProgress('The state looks for the document', approving, terminal);
    } catch (error) {
      if (signal.aborted) throw new CommandError('interrupted', INTERRUPTED_AT_APPROVE);
      if (!mayTryAgain(error) || !answers.isPerson) throw error;
      terminal.note(`${error.message} Attempts left: ${error.attemptsLeft}.`);
    }
  }
}

const INTERRUPTED_AT_APPROVE =
  'Interrupted. If the document was given in this moment, it is lost, and the citizen needs another code.';

function mayTryAgain(error: unknown): error is QujatError {
  return error instanceof QujatError && error.code === 'invalid_otp_code' && (error.attemptsLeft ?? 0) > 0;
}

/** A file that was not ready in time comes a moment later. Where it does not, there is still the rest of the document. */
async function awaitFile(
  session: Session,
  reply: DocumentReply,
  { qujat, signal, terminal }: GatewayCall,
): Promise<{ reply: DocumentReply; failure?: unknown }> {
  if (reply.file_status !== 'pending') return { reply };
  try {
    const drawn = await withProgress('The file is made', qujat.generateFiles(session, { signal }), terminal);
    return { reply: { ...reply, ...drawn, file_status: 'ready' } };
  } catch (failure) {
    return { reply, failure };
  }
}
