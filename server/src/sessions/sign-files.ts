/**
 * The step after the files of a document are made: its PDF is signed, where the gateway signs PDFs. A signature is another one each time, so
 * what it has put behind the PDF is kept for a repeat, and the rest is drawn anew.
 */
import { hash } from 'node:crypto';
import type { PdfSignatureState, SignDeliveredPdf } from '../pdf-signatures/sign-delivered-pdf.ts';
import type { RenderedDocument, RenderingTurn } from './document-renderer.ts';

export interface SignedFiles extends RenderedDocument {
  /** Undefined where the gateway signs no PDFs. */
  signature: FileSignature | undefined;
}

/** As plain values for JSON. */
export interface FileSignature {
  /** Null where there is no PDF. */
  state: PdfSignatureState | null;
  /** In base64: what was put behind the PDF, and the hash of the PDF that it is for. */
  addition?: { bytes: string; of: string };
}

export async function signFiles(
  files: RenderedDocument,
  turn: RenderingTurn,
  signPdf: SignDeliveredPdf | undefined,
): Promise<SignedFiles> {
  if (signPdf === undefined) return { ...files, signature: undefined };
  if (files.pdf === null) return { ...files, signature: { state: null } };
  const pdf = bytesOf(files.pdf);
  const { state, addition } = await signPdf(pdf, turn);
  if (addition === undefined) return { ...files, signature: { state } };
  const kept = { bytes: Buffer.from(addition).toString('base64'), of: hash('sha256', pdf, 'base64') };
  return { ...files, pdf: joined(pdf, addition), signature: { state, addition: kept } };
}

/** @returns undefined where the PDF is another one than was signed: another version of the gateway has drawn it */
export function signedAgain(files: RenderedDocument, signature: FileSignature | undefined): SignedFiles | undefined {
  const { addition } = signature ?? {};
  if (addition === undefined || files.pdf === null) return { ...files, signature };
  const pdf = bytesOf(files.pdf);
  if (hash('sha256', pdf, 'base64') !== addition.of) return undefined;
  return { ...files, pdf: joined(pdf, Buffer.from(addition.bytes, 'base64')), signature };
}

function bytesOf(base64: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(base64.buffer, base64.byteOffset, base64.byteLength).toString('latin1'), 'base64');
}

function joined(pdf: Uint8Array, addition: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.concat([pdf, addition]).toString('base64'), 'latin1');
}
