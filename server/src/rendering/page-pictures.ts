/** What a document shows beside text, as files for Typst: its codes and its photo. */
import type { DocumentCodes } from '../documents/code-text.ts';
import { type CodeModules, codeSvg } from './codes.ts';
import type { FacePhoto } from './face-photo.ts';
import type { OwnPictures } from './image/page-image.ts';
import { standIn } from './image/stand-in.ts';

export interface PageCodes {
  texts: DocumentCodes;
  qr: CodeModules;
  barcode: CodeModules;
  /** Undefined where the page carries none. */
  signed: CodeModules | undefined;
}

export function wholePictures(codes: PageCodes, photo: FacePhoto | null): OwnPictures {
  return pagePictures(codes, photo, (_, picture) => ('jpeg' in picture ? picture.jpeg : Buffer.from(codeSvg(picture))));
}

/** For an image alone: `image/page-image.ts` puts what they show at their places. */
export function standInPictures(codes: PageCodes, photo: FacePhoto | null): OwnPictures {
  return pagePictures(codes, photo, standIn);
}

function pagePictures(
  { qr, barcode, signed }: PageCodes,
  photo: FacePhoto | null,
  fileOf: (name: string, picture: CodeModules | FacePhoto) => Uint8Array,
): OwnPictures {
  const codes: Array<[string, CodeModules]> = [
    ['qr.svg', qr],
    ['barcode.svg', barcode],
  ];
  if (signed !== undefined) codes.push(['signed.svg', signed]);
  return {
    codes: new Map(codes.map(([name, modules]) => [name, { file: fileOf(name, modules), modules }])),
    photo: photo === null ? null : { file: fileOf(PHOTO, photo), picture: photo },
  };
}

/** Without an ending, so that Typst looks into the file for what it is. */
const PHOTO = 'photo';

/** By the names that the templates know. */
export function filesOf({ codes, photo }: OwnPictures): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = photo === null ? {} : { [PHOTO]: photo.file };
  for (const [name, { file }] of codes) files[name] = file;
  return files;
}
