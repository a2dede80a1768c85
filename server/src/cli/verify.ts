/**
 * qujat verify: whether a gateway gave this very answer, and its files; or has signed this very PDF, this QR, or this credential. It needs these
 * and the gateway's public keys alone.
 */
import { readFile } from 'node:fs/promises';
import { fieldOfFile, type GatewayKeys, ReceiptError, type VerifiedReceipt, verifyReceipt } from '@qujat/sdk/receipts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';
import { readKeys, readObject } from './read-verified-files.ts';
import { GATEWAYS_WORD, SAMPLE } from './verified-words.ts';
import { runVerifyCredential, textOfCredential } from './verify-credential.ts';
import { isPdf, verifyPdfs } from './verify-pdf.ts';
import { runVerifySignedQr, textOfSignedQr } from './verify-signed-qr.ts';

export interface VerifyOptions {
  /** A file with the gateway's `/.well-known/jwks.json`. */
  keys: string;
  /** Of a credential: a file with its status list. */
  statusList?: string;
}

/** @param given a file, or the text of a signed QR */
export async function runVerify(
  given: string,
  files: readonly string[],
  options: VerifyOptions,
  { terminal }: CommandContext,
): Promise<void> {
  const keys = await readKeys(options.keys);
  const qrText = await textOfSignedQr(given);
  if (qrText !== undefined) return await runVerifySignedQr(qrText, files, keys, terminal);
  const credential = await textOfCredential(given);
  if (credential !== undefined) return await runVerifyCredential(credential, options.statusList, keys, terminal);
  if (await isPdf(given)) return await verifyPdfs([given, ...files], keys, terminal);
  const receipt = await verify(await readObject(given, 'an answer of a gateway'), keys);
  const fields = await Promise.all(files.map((file) => provenField(file, receipt)));
  const left = receipt.absent.filter((field) => !fields.includes(field));
  terminal.print({ ...receipt, absent: left }, describe(receipt, left));
}

async function verify(answer: object, keys: GatewayKeys): Promise<VerifiedReceipt> {
  try {
    return await verifyReceipt(answer, keys);
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    throw new CommandError('refused', error.message, { code: error.code, ...(error.field && { field: error.field }) });
  }
}

async function provenField(file: string, receipt: VerifiedReceipt): Promise<string> {
  const field = await fieldOfFile(new Uint8Array(await readFile(file)), receipt);
  if (field !== undefined) return field;
  throw new CommandError('refused', `The receipt knows no such file as ${file}: it was changed, or is another one.`, {
    code: 'file_changed',
  });
}

function describe({ issuer, issuedAt, environment, documentType, keyId }: VerifiedReceipt, left: string[]): string {
  const lines = [
    `The gateway ${issuer} gave this ${documentType} at ${issuedAt.toISOString()}. Nothing was changed since.`,
    `It is signed with the key ${keyId}.`,
  ];
  if (environment === 'test') lines.push(SAMPLE);
  if (left.length > 0) lines.push(`Files that were not looked at: ${left.join(', ')}.`);
  lines.push(GATEWAYS_WORD);
  return `${lines.join('\n')}\n`;
}
