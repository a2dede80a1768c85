/**
 * What is kept of approve's reply for a repeat: what it was made of. Drawing the same data again gives the same bytes, so no drawn
 * file is kept. A digest of the reply tells where another version of the gateway draws otherwise.
 */
import { createHash } from 'node:crypto';
import type { StateDocument } from '../egov/egov.ts';
import { parseExactJson } from '../egov/exact-json.ts';
import type { WantedFiles } from './document-renderer.ts';
import type { ReplyProofs } from './proven-reply.ts';
import { type OwnPhotos, type RecordedDocument, recallDocument, recordDocument } from './recorded-document.ts';
import type { SignedFiles } from './sign-files.ts';
import type { JsonParts } from './splice-json.ts';

/** A reply and what it was made of. */
export interface MadeReply {
  iin: string;
  document: StateDocument;
  want: WantedFiles;
  files: SignedFiles;
  /** On what is drawn. */
  signedCode: string | undefined;
  proofs: ReplyProofs;
  reply: JsonParts;
}

export interface KeptReply extends Pick<SignedFiles, 'fileStatus' | 'fileChanges' | 'signature'> {
  iin: string;
  document: StateDocument;
  want: WantedFiles;
  /** The files that the reply has: one that was not ready then is not in the repeat either. */
  given: readonly FileName[];
  /** Drawn again, it must be the same: a signature made anew is another one. */
  signedCode?: string | undefined;
  proofs: ReplyProofs;
  /** See `digestOf`. */
  digest: string;
}

const fileNames = ['facePhoto', 'qrcode', 'barcode', 'image', 'pageImages', 'pdf'] as const;
type FileName = (typeof fileNames)[number];

type KeptText = Omit<KeptReply, 'document'> & { document: RecordedDocument };

export function recordReply(
  { iin, document, want, files, signedCode, proofs, reply }: MadeReply,
  ownPhotos: OwnPhotos,
): string {
  const { fileStatus, fileChanges, signature } = files;
  const given = fileNames.filter((name) => files[name] !== null);
  const recorded = recordDocument(document, ownPhotos);
  const made = { given, fileStatus, fileChanges, signature, signedCode, proofs, digest: digestOf(reply) };
  const kept: KeptText = { iin, document: recorded, want, ...made };
  return JSON.stringify(kept);
}

export async function recallReply(text: string, ownPhotos: OwnPhotos): Promise<KeptReply> {
  const kept = parseExactJson(text) as KeptText;
  return { ...kept, document: await recallDocument(kept.document, ownPhotos) };
}

/** The files of the first reply, of those that were made again; undefined where one of them is missing. */
export function sameFiles(made: SignedFiles, kept: KeptReply): SignedFiles | undefined {
  if (kept.given.some((name) => made[name] === null)) return undefined;
  const givenOrNull = (name: FileName) => (kept.given.includes(name) ? made[name] : null);
  return {
    facePhoto: givenOrNull('facePhoto'),
    qrcode: givenOrNull('qrcode'),
    barcode: givenOrNull('barcode'),
    image: givenOrNull('image'),
    pageImages: givenOrNull('pageImages'),
    pdf: givenOrNull('pdf'),
    fileStatus: kept.fileStatus,
    fileChanges: kept.fileChanges,
    signature: made.signature,
  };
}

export function digestOf(reply: JsonParts): string {
  const hash = createHash('sha256');
  for (const part of reply) hash.update(part);
  return hash.digest('base64');
}
