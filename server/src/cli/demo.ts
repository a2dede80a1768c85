/**
 * qujat demo: plays the specification's three stages against a gateway of its own, on a free port with a store that is thrown
 * away, and writes the document into a folder.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { startThrowawayGateway } from '../app/throwaway-gateway.ts';
import { makeFolder } from '../system/make-folder.ts';
import type { CommandContext } from './command-context.ts';

const IIN = '900101300017';
const PHONE = '77010000001';
const DOCUMENT_TYPE = 'identity_card';

interface DocumentReply {
  result_json: object;
  face_photo: string;
  qrcode: string;
  barcode: string;
  document_image: string | null;
  document_pdf: string | null;
}

export async function runDemo(outDirectory: string, _: CommandContext): Promise<void> {
  const { url, testKey, close } = await startThrowawayGateway(pino({ level: 'silent' }));
  try {
    say('Stage 1', 'the API key of the organisation');
    tell(testKey);
    const pdf = await obtainDocument(url, testKey, 'pdf');
    const image = await obtainDocument(url, testKey, 'image');
    writeDocument(outDirectory, pdf, image);
  } finally {
    await close();
  }
}

async function obtainDocument(address: string, testKey: string, fileType: 'pdf' | 'image'): Promise<DocumentReply> {
  const api = `${address}/api/v1/backend/e-document/online-access`;
  say('Stage 2', `request ${DOCUMENT_TYPE} of IIN ${IIN}, phone ${PHONE}`);
  const requested = await post(`${api}/request/${DOCUMENT_TYPE}/`, { api_key: testKey, iin: IIN, phone: PHONE });
  tell(`backend_session_id ${requested['backend_session_id']}`);

  const code = await readCode(address, testKey);
  say('Stage 3', `approve with code ${code}, file_type ${fileType}`);
  const approval = { backend_session_id: requested['backend_session_id'], code, file: true, file_type: fileType };
  return (await post(`${api}/approve/`, approval)) as unknown as DocumentReply;
}

async function readCode(address: string, testKey: string): Promise<string> {
  const inbox = `${address}/api/v1/sandbox/messages/?phone=${PHONE}&limit=1`;
  const reply = await fetch(inbox, { headers: { authorization: `Bearer ${testKey}` } });
  const { messages } = (await reply.json()) as { messages: { text: string; code: string }[] };
  const newest = messages[0];
  if (newest === undefined) throw new Error('No SMS came.');
  for (const line of newest.text.split('\n')) tell(`SMS from 1414: ${line}`);
  return newest.code;
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await reply.json()) as Record<string, unknown>;
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${JSON.stringify(answer)}`);
  return answer;
}

function writeDocument(directory: string, pdf: DocumentReply, image: DocumentReply): void {
  say('Done', 'the document lies in');
  makeFolder(directory);
  const fromBase64 = (text: string | null) => Buffer.from(text ?? '', 'base64');
  const files: Record<string, Uint8Array | string> = {
    [`${DOCUMENT_TYPE}.pdf`]: fromBase64(pdf.document_pdf),
    [`${DOCUMENT_TYPE}.jpg`]: fromBase64(image.document_image),
    [`${DOCUMENT_TYPE}.json`]: `${JSON.stringify(pdf.result_json, null, 2)}\n`,
    [`${DOCUMENT_TYPE}-face.jpg`]: fromBase64(pdf.face_photo),
    [`${DOCUMENT_TYPE}-qrcode.png`]: fromBase64(pdf.qrcode),
    [`${DOCUMENT_TYPE}-barcode.png`]: fromBase64(pdf.barcode),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = join(directory, name);
    writeFileSync(file, content);
    tell(`${file}  ${Buffer.byteLength(content)} bytes`);
  }
}

function say(stage: string, what: string): void {
  process.stdout.write(`\n${stage}: ${what}\n`);
}

function tell(what: string): void {
  process.stdout.write(`  ${what}\n`);
}
