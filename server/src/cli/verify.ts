/**
 * qujat verify: whether a gateway gave this very answer, and its files; or has signed this very PDF. It needs the files and the gateway's
 * public keys alone.
 */
import { readFile } from 'node:fs/promises';
import { PdfSignatureError, type VerifiedPdf, verifyPdf } from '@qujat/sdk/pdf-signatures';
import {
  fieldOfFile,
  parseStrictJson,
  ReceiptError,
  type ReceiptKeys,
  type VerifiedReceipt,
  verifyReceipt,
} from '@qujat/sdk/receipts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';

export interface VerifyOptions {
  /** A file with the gateway's `/.well-known/jwks.json`. */
  keys: string;
}

export async function runVerify(
  firstFile: string,
  files: readonly string[],
  options: VerifyOptions,
  { terminal }: CommandContext,
): Promise<void> {
  const keys = await readKeys(options.keys);
  if (await isPdf(firstFile)) return await verifyPdfs([firstFile, ...files], keys, terminal);
  const receipt = await verify(await readObject(firstFile, 'an answer of a gateway'), keys);
  const fields = await Promise.all(files.map((file) => provenField(file, receipt)));
  const left = receipt.absent.filter((field) => !fields.includes(field));
  terminal.print({ ...receipt, absent: left }, describe(receipt, left));
}

async function verifyPdfs(files: string[], keys: ReceiptKeys, terminal: CommandContext['terminal']): Promise<void> {
  for (const file of files) {
    const verified = await provenPdf(file, keys);
    terminal.print({ file, ...verified }, describePdf(file, verified));
  }
}

async function isPdf(file: string): Promise<boolean> {
  return (await readFile(file)).subarray(0, 5).toString('latin1') === '%PDF-';
}

async function provenPdf(file: string, trusted: ReceiptKeys): Promise<VerifiedPdf> {
  try {
    return await verifyPdf(new Uint8Array(await readFile(file)), { trusted });
  } catch (error) {
    if (!(error instanceof PdfSignatureError)) throw error;
    const { code, certificate } = error;
    const whose = certificate === undefined ? '' : ` The certificate in it names ${certificate.subject}.`;
    throw new CommandError('refused', `${file}: ${error.message}${whose}`, {
      code,
      ...(certificate && { certificate }),
    });
  }
}

async function verify(answer: object, keys: ReceiptKeys): Promise<VerifiedReceipt> {
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

async function readKeys(file: string): Promise<ReceiptKeys> {
  const { keys } = (await readObject(file, 'a key set')) as { keys?: unknown };
  if (Array.isArray(keys)) return { keys };
  throw new CommandError(
    'failure',
    `${file} is no key set: it must be what /.well-known/jwks.json of the gateway has.`,
  );
}

/** What a text says twice has no one meaning, and is not verified. */
async function readObject(file: string, what: string): Promise<object> {
  const bytes = await readFile(file);
  try {
    const value = parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null) return value;
  } catch {}
  throw new CommandError('failure', `${file} is no JSON of one meaning, and so not ${what}.`);
}

function describe({ issuer, issuedAt, environment, documentType, keyId }: VerifiedReceipt, left: string[]): string {
  const lines = [
    `The gateway ${issuer} gave this ${documentType} at ${issuedAt.toISOString()}. Nothing was changed since.`,
    `It is signed with the key ${keyId}.`,
  ];
  if (environment === 'test')
    lines.push('It comes from the sandbox: it is a sample, and proves nothing about a citizen.');
  if (left.length > 0) lines.push(`Files that were not looked at: ${left.join(', ')}.`);
  lines.push(
    'The signature is the gateway’s, not the state’s. Whether the document is still valid, only the state knows.',
  );
  return `${lines.join('\n')}\n`;
}

function describePdf(file: string, { certificate, signedAt, timestamp }: VerifiedPdf): string {
  const since =
    timestamp === null
      ? `by its own clock at ${signedAt?.toISOString() ?? 'a time that it does not say'}`
      : `before ${timestamp.at.toISOString()}, as ${timestamp.authority.subject} says`;
  const lines = [
    `${file}: the gateway has signed all of it, ${since}. Nothing was changed or added since.`,
    `The certificate names ${certificate.subject}, and has the fingerprint ${certificate.fingerprint}.`,
    'The signature is the gateway’s, not the state’s: samples of the sandbox have it too. Whether the document is still valid, only the state knows.',
  ];
  return `${lines.join('\n')}\n`;
}
