/**
 * qujat demo: plays the specification's three stages against a gateway of its own, on a free port with a store that is thrown
 * away, and writes the document into a folder.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, type DocumentReply, Qujat, type QujatOptions } from '@qujat/sdk';
import { QujatSandbox } from '@qujat/sdk/sandbox';
import { pino } from 'pino';
import { startThrowawayGateway } from '../app/throwaway-gateway.ts';
import { makeFolder } from '../system/make-folder.ts';
import type { CommandContext } from './command-context.ts';
import type { Terminal } from './terminal.ts';

const citizen = { iin: '900101300017', phone: '77010000001' };
const DOCUMENT_TYPE = 'identity_card';

export async function runDemo(outDirectory: string, { terminal }: CommandContext): Promise<void> {
  const { url: baseUrl, testKey: apiKey, close } = await startThrowawayGateway(pino({ level: 'silent' }));
  try {
    say('Stage 1', 'the API key of the organisation', terminal);
    tell(apiKey, terminal);
    const pdf = await obtainDocument('pdf', { baseUrl, apiKey }, terminal);
    const image = await obtainDocument('image', { baseUrl, apiKey }, terminal);
    say('Done', 'the document lies in', terminal);
    writeDocument(outDirectory, { pdf, image }, terminal);
  } finally {
    await close();
  }
}

async function obtainDocument(file: 'pdf' | 'image', connection: QujatOptions, terminal: Terminal) {
  const qujat = new Qujat(connection);
  say('Stage 2', `request ${DOCUMENT_TYPE} of IIN ${citizen.iin}, phone ${citizen.phone}`, terminal);
  const session = await qujat.requestDocument(DOCUMENT_TYPE, citizen);
  tell(`backend_session_id ${session.id}`, terminal);
  const [message] = await new QujatSandbox(connection).messages({ phone: citizen.phone, limit: '1' });
  if (message === undefined) throw new Error('No SMS came.');
  for (const line of message.text.split('\n')) tell(`SMS from 1414: ${line}`, terminal);
  say('Stage 3', `approve with code ${message.code}, file_type ${file}`, terminal);
  return qujat.approveSession(session, { code: message.code, file });
}

function writeDocument(
  directory: string,
  { pdf, image }: Record<'pdf' | 'image', DocumentReply<typeof DOCUMENT_TYPE>>,
  terminal: Terminal,
): void {
  makeFolder(directory);
  const files: Record<string, Uint8Array | string> = {
    [`${DOCUMENT_TYPE}.pdf`]: bytesOf(pdf.document_pdf ?? ''),
    [`${DOCUMENT_TYPE}.jpg`]: bytesOf(image.document_image ?? ''),
    [`${DOCUMENT_TYPE}.json`]: `${JSON.stringify(pdf.result_json, null, 2)}\n`,
    [`${DOCUMENT_TYPE}-face.jpg`]: bytesOf(pdf.face_photo ?? ''),
    [`${DOCUMENT_TYPE}-qrcode.png`]: bytesOf(pdf.qrcode ?? ''),
    [`${DOCUMENT_TYPE}-barcode.png`]: bytesOf(pdf.barcode ?? ''),
  };
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, name);
    writeFileSync(path, content);
    const bytes = Buffer.byteLength(content);
    terminal.print({ path, bytes }, `  ${path}  ${bytes} bytes\n`);
  }
}

function say(stage: string, what: string, { json }: Terminal): void {
  if (!json) process.stdout.write(`\n${stage}: ${what}\n`);
}

function tell(what: string, { json }: Terminal): void {
  if (!json) process.stdout.write(`  ${what}\n`);
}
