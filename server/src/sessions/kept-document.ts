/** A document of the state as text and back, sealed under a key derived from `backend_session_id`: the store alone cannot read it. */
import { seal, unseal } from '../crypto/seal.ts';
import type { StateDocument, StateFiles } from '../egov/egov.ts';
import type { WantedFiles } from './document-renderer.ts';
import type { KeptDocument } from './kept-document-store.ts';

const PURPOSE = 'qujat kept document v1';
export const KEEP_DOCUMENT_MS = 10 * 60_000;

/** What is to be made later, and of what. */
export interface UnfinishedDocument {
  document: StateDocument;
  want: WantedFiles;
}

export function sealDocument(backendSessionId: string, { document, want }: UnfinishedDocument): KeptDocument {
  const { documentType, resultJson, facePhoto, files, isSample } = document;
  const base64Files = files && mapFiles(files, base64Of);
  const kept: KeptText = {
    documentType,
    resultJson,
    facePhoto: base64Of(facePhoto),
    files: base64Files,
    isSample,
    want,
  };
  return { sealedDocument: seal(backendSessionId, PURPOSE, JSON.stringify(kept)), keepMs: KEEP_DOCUMENT_MS };
}

export function unsealDocument(backendSessionId: string, sealed: string): UnfinishedDocument {
  const { want, facePhoto, files, ...kept } = JSON.parse(unseal(backendSessionId, PURPOSE, sealed)) as KeptText;
  const document = { ...kept, extra: null, facePhoto: bytesOf(facePhoto), files: files && mapFiles(files, bytesOf) };
  return { document, want };
}

/** Files in base64. The dates of `extra` have been given. */
interface KeptText extends Pick<StateDocument, 'documentType' | 'resultJson' | 'isSample'> {
  facePhoto: string | null;
  files: Record<keyof StateFiles, string | null> | null;
  want: WantedFiles;
}

function mapFiles<From, To>(
  { pdf, image, qrcode, barcode }: Record<keyof StateFiles, From>,
  map: (file: From) => To,
): Record<keyof StateFiles, To> {
  return { pdf: map(pdf), image: map(image), qrcode: map(qrcode), barcode: map(barcode) };
}

function base64Of(bytes: Uint8Array | null): string | null {
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function bytesOf(base64: string | null): Uint8Array | null {
  return base64 === null ? null : Buffer.from(base64, 'base64');
}
