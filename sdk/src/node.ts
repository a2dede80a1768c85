/** `@qujat/sdk/node`: what needs a disk. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesOf } from './base64.ts';
import type { DocumentReply } from './types.ts';

/**
 * Writes everything that the reply holds into the folder, for its owner's eyes only (0600): the data as JSON, the file, the photo, the QR
 * and the barcode. The names begin with the document type, such as `diploma.pdf` and `diploma-face-photo.jpg`. What is
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
  const files: [suffix: string, base64: string | null][] = [
    ['', reply.document_pdf],
    ['', reply.document_image],
    ['-face-photo', reply.face_photo],
    ['-qrcode', reply.qrcode],
    ['-barcode', reply.barcode],
  ];
  const data = { document_type: reply.document_type, result_json: reply.result_json, extra: reply.extra };
  return [
    [`${name}.json`, `${JSON.stringify(data, null, 2)}\n`],
    ...files.flatMap(([suffix, base64]): File[] => {
      if (typeof base64 !== 'string') return [];
      const bytes = bytesOf(base64);
      return [[`${name}${suffix}.${extensionOf(bytes)}`, bytes]];
    }),
  ];
}

function extensionOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x25) return 'pdf';
  return bytes[0] === 0x89 ? 'png' : 'jpg';
}

/** The JSON comes first and says whose name it is. */
async function claim([first, ...others]: readonly File[]): Promise<boolean> {
  try {
    for (const [path, content] of first === undefined ? [] : [first, ...others]) {
      await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    }
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EEXIST') return false;
    throw error;
  }
}
