/** qujat verify, of a signed QR: what the gateway says of the document in it, and whether the files are those that it was given for. */
import { readFile } from 'node:fs/promises';
import type { GatewayKeys } from '@qujat/sdk/receipts';
import {
  isPdfOf,
  isResultOf,
  SIGNED_QR_PREFIX,
  type SignedQrCode,
  SignedQrCodeError,
  verifySignedQrCode,
} from '@qujat/sdk/signed-qr-codes';
import { CommandError } from './failure.ts';
import { readObject } from './read-verified-files.ts';
import type { Terminal } from './terminal.ts';
import { GATEWAYS_WORD, SAMPLE } from './verified-words.ts';
import { isPdf } from './verify-pdf.ts';

/** Undefined where what is given is neither such a text nor a picture. */
export async function textOfSignedQr(given: string): Promise<string | undefined> {
  if (given.startsWith(SIGNED_QR_PREFIX)) return given;
  const bytes = await readFile(given);
  if (!isPicture(bytes)) return undefined;
  const { readQrTexts } = await import('../rendering/supplied/read-qr-texts.ts');
  const [text] = (await readQrTexts(bytes)).filter((each) => each.startsWith(SIGNED_QR_PREFIX));
  if (text !== undefined) return text;
  throw new CommandError(
    'failure',
    `${given} has no signed QR that can be read. A sharper or larger picture may have.`,
  );
}

/** PNG or JPEG. */
function isPicture(bytes: Buffer): boolean {
  return [0x89504e47, 0xffd8ff].some((first) => bytes.toString('hex').startsWith(first.toString(16)));
}

export async function runVerifySignedQr(
  text: string,
  files: readonly string[],
  keys: GatewayKeys,
  terminal: Terminal,
): Promise<void> {
  const code = await verify(text, keys);
  for (const file of files) await assertOf(code, file);
  terminal.print({ ...code }, describe(code));
}

async function verify(text: string, keys: GatewayKeys): Promise<SignedQrCode> {
  try {
    return await verifySignedQrCode(text, keys);
  } catch (error) {
    if (!(error instanceof SignedQrCodeError)) throw error;
    throw new CommandError('refused', error.message, { code: error.code });
  }
}

async function assertOf(code: SignedQrCode, file: string): Promise<void> {
  const isOfPdf = await isPdf(file);
  if (isOfPdf && code.pdfSha256 === null) {
    throw new CommandError(
      'failure',
      `The QR says nothing of a PDF, as one that is drawn on it: give it without ${file}.`,
    );
  }
  const isIts = isOfPdf
    ? await isPdfOf(code, new Uint8Array(await readFile(file)))
    : await isResultOf(code, await resultOf(file));
  if (isIts) return;
  throw new CommandError('refused', `The QR was not given for ${file}: it was changed, or is another one.`, {
    code: 'file_changed',
  });
}

/** Of an answer, or what stands alone in its file. */
async function resultOf(file: string): Promise<unknown> {
  const object = await readObject(file, 'the data of a document');
  return 'result_json' in object ? object.result_json : object;
}

function describe({ issuer, issuedAt, expiresAt, environment, documentType, documentNumber, keyId }: SignedQrCode) {
  const number = documentNumber === null ? '' : ` with the number ${documentNumber}`;
  const lines = [
    `The gateway ${issuer} gave this ${documentType}${number} at ${issuedAt.toISOString()}.`,
    `It is signed with the key ${keyId}.`,
  ];
  if (expiresAt !== null)
    lines.push(`By its dates it is valid until ${expiresAt.toISOString()}, and not from then on.`);
  if (environment === 'test') lines.push(SAMPLE);
  lines.push('Compare the number with the document: a QR can be copied onto another one.', GATEWAYS_WORD);
  return `${lines.join('\n')}\n`;
}
