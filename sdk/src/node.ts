/** `@qujat/sdk/node`: what needs a disk. */
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesOf } from './base64.ts';
import type { DocumentReply } from './types.ts';

/**
 * Writes everything that the reply holds into the folder, for its owner's eyes only (0600): the data and the receipt as JSON, the file, the
 * photo, the QR and the barcode. The names begin with the document type, such as `diploma.pdf` and `diploma-face-photo.jpg`. What is
 * there already is never overwritten: the next ones are `diploma-2.pdf` and so on.
 *
 * @returns the paths of the files that it has written
 */
export async function saveFiles(reply: DocumentReply, folder: string): Promise<string[]> {
  // The type becomes a part of a path.
  if (!/^\w{1,64}$/.test(reply.document_type)) throw new TypeError('The reply has a document_type that is none.');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? reply.document_type : `${reply.document_type}-${number}`;
    const files = filesOf(reply, name).map(([file, content]) => [join(folder, file), content] as const);
    if (await claim(files)) return files.map(([file]) => file);
  }
}

type File = readonly [path: string, content: string | Uint8Array];

function filesOf(reply: DocumentReply, name: string): File[] {
  // All but the files, so that the receipt still holds for it.
  const { face_photo, qrcode, barcode, document_image, document_images, document_pdf, ...data } = reply;
  return [
    [`${name}.json`, `${JSON.stringify(data, null, 2)}\n`],
    ...decoded(`${name}.pdf`, document_pdf),
    ...decoded(`${name}.jpg`, document_image),
    ...decoded(`${name}-face-photo.jpg`, face_photo),
    ...codePicture(`${name}-qrcode`, qrcode),
    ...codePicture(`${name}-barcode`, barcode),
  ];
}

function decoded(path: string, base64: string | null): File[] {
  return typeof base64 === 'string' ? [[path, bytesOf(base64)]] : [];
}

/** PNG, or JPEG where it comes from a file of the state. */
function codePicture(name: string, base64: string | null): File[] {
  return decoded(name, base64).map(([path, bytes]) => [
    `${path}.${bytes[0] === PNG_FIRST_BYTE ? 'png' : 'jpg'}`,
    bytes,
  ]);
}

const PNG_FIRST_BYTE = 0x89;

/** All of them or none: files of two documents never stand under one name, and a full disk leaves no half of one. */
async function claim(files: readonly File[]): Promise<boolean> {
  const begun: string[] = [];
  try {
    for (const [path, content] of files) {
      const file = await open(path, 'wx', 0o600);
      begun.push(path);
      await file.writeFile(content).finally(() => file.close());
    }
    return true;
  } catch (error) {
    await Promise.all(begun.map((path) => rm(path, { force: true })));
    if ((error as { code?: unknown }).code === 'EEXIST') return false;
    throw error;
  }
}
