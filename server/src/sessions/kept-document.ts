/** A document of the state as text and back, encrypted under a key derived from `backend_session_id`: the store alone cannot read it. */
import { decryptPacked, encryptPacked } from '../crypto/encrypt-packed.ts';
import type { StateDocument } from '../egov/egov.ts';
import { parseExactJson } from '../egov/exact-json.ts';
import type { WantedFiles } from './document-renderer.ts';
import type { Kept } from './kept-store.ts';
import { type OwnPhotos, type RecordedDocument, recallDocument, recordDocument } from './recorded-document.ts';

const PURPOSE = 'qujat kept document v1';
export const KEEP_DOCUMENT_MS = 10 * 60_000;

/** What is to be made later, and of what. */
export interface UnfinishedDocument {
  document: StateDocument;
  want: WantedFiles;
}

interface KeptText {
  document: RecordedDocument;
  want: WantedFiles;
}

export function encryptDocument(
  backendSessionId: string,
  { document, want }: UnfinishedDocument,
  ownPhotos: OwnPhotos,
): Kept {
  const kept: KeptText = { document: recordDocument(document, ownPhotos), want };
  return { encrypted: encryptPacked(backendSessionId, PURPOSE, JSON.stringify(kept)), keepMs: KEEP_DOCUMENT_MS };
}

export async function decryptDocument(
  backendSessionId: string,
  encrypted: string,
  ownPhotos: OwnPhotos,
): Promise<UnfinishedDocument> {
  const { document, want } = parseExactJson(decryptPacked(backendSessionId, PURPOSE, encrypted)) as KeptText;
  return { document: await recallDocument(document, ownPhotos), want };
}
