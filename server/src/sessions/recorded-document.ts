/**
 * A document of the state as plain values for JSON, and the document again: what is kept for ten minutes is made of it. Of a photo
 * that is one of our own pictures only the name is kept.
 */
import type { StateDocument, StateFiles } from '../egov/egov.ts';

/** The pictures that come with the gateway: the portraits of the sandbox. */
export interface OwnPhotos {
  /** Undefined where these bytes came from elsewhere. */
  nameOf(photo: Uint8Array): string | undefined;
  read(name: string): Promise<Uint8Array>;
}

/** Bytes are in base64. `notes` have been told. */
export interface RecordedDocument extends Pick<StateDocument, 'documentType' | 'resultJson' | 'extra' | 'isSample'> {
  facePhoto: { own: string } | { base64: string } | null;
  files: Record<keyof StateFiles, string | null> | null;
}

export function recordDocument(document: StateDocument, ownPhotos: OwnPhotos): RecordedDocument {
  const { documentType, resultJson, extra, facePhoto, files, isSample } = document;
  return {
    documentType,
    resultJson,
    extra,
    facePhoto: facePhoto && recordPhoto(facePhoto, ownPhotos),
    files: files && mapFiles(files, (bytes) => bytes && base64Of(bytes)),
    isSample,
  };
}

export async function recallDocument(recorded: RecordedDocument, ownPhotos: OwnPhotos): Promise<StateDocument> {
  const { facePhoto, files, ...rest } = recorded;
  return {
    ...rest,
    facePhoto: facePhoto && (await recallPhoto(facePhoto, ownPhotos)),
    files: files && mapFiles(files, (base64) => (base64 === null ? null : bytesOf(base64))),
  };
}

type RecordedPhoto = NonNullable<RecordedDocument['facePhoto']>;

function recordPhoto(photo: Uint8Array, ownPhotos: OwnPhotos): RecordedPhoto {
  const own = ownPhotos.nameOf(photo);
  return own === undefined ? { base64: base64Of(photo) } : { own };
}

async function recallPhoto(photo: RecordedPhoto, ownPhotos: OwnPhotos): Promise<Uint8Array> {
  return 'own' in photo ? await ownPhotos.read(photo.own) : bytesOf(photo.base64);
}

function mapFiles<From, To>(
  { pdf, image, qrcode, barcode }: Record<keyof StateFiles, From>,
  map: (file: From) => To,
): Record<keyof StateFiles, To> {
  return { pdf: map(pdf), image: map(image), qrcode: map(qrcode), barcode: map(barcode) };
}

function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function bytesOf(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64');
}
