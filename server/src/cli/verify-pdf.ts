/** qujat verify, of PDFs that the gateway has signed. */
import { readFile } from 'node:fs/promises';
import { PdfSignatureError, type VerifiedPdf, verifyPdf } from '@qujat/sdk/pdf-signatures';
import type { GatewayKeys } from '@qujat/sdk/receipts';
import { CommandError } from './failure.ts';
import type { Terminal } from './terminal.ts';
import { GATEWAYS_WORD } from './verified-words.ts';

export async function verifyPdfs(files: readonly string[], keys: GatewayKeys, terminal: Terminal): Promise<void> {
  for (const file of files) {
    const verified = await provenPdf(file, keys);
    terminal.print({ file, ...verified }, describePdf(file, verified));
  }
}

export async function isPdf(file: string): Promise<boolean> {
  return (await readFile(file)).subarray(0, 5).toString('latin1') === '%PDF-';
}

async function provenPdf(file: string, trusted: GatewayKeys): Promise<VerifiedPdf> {
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

function describePdf(file: string, { certificate, signedAt, timestamp, standings }: VerifiedPdf): string {
  const since =
    timestamp === null
      ? `by its own clock at ${signedAt?.toISOString() ?? 'a time that it does not say'}`
      : `before ${timestamp.at.toISOString()}, as ${timestamp.authority.subject} says`;
  const lines = [
    `${file}: the gateway has signed all of it, ${since}. Nothing was changed or added since.`,
    `The certificate names ${certificate.subject}, and has the fingerprint ${certificate.fingerprint}.`,
    ...(standings === null
      ? []
      : ['Its issuers say in the file that no certificate was revoked then: it can be verified for long.']),
    'Samples of the sandbox are signed too: they have the mark of a sample on their pages.',
    GATEWAYS_WORD,
  ];
  return `${lines.join('\n')}\n`;
}
