/**
 * The files in an answer, as upstreams and state systems write them: base64, which on its way here may have been folded, quoted, put
 * into a URL or encoded once more. What was done to it is undone; what cannot be whole is not taken, and a note says that it was there.
 */
import { plainSource } from './base64-text.ts';

/** The files that an answer may have, in the words of the log. */
const files = { pdf: 'PDF', image: 'image', facePhoto: 'face photo', qrcode: 'QR code', barcode: 'barcode' };

type FileName = keyof typeof files;

export interface ReadFiles<Name extends FileName> {
  /** Null where there is none, or none that can be read. */
  files: Record<Name, Uint8Array | null>;
  /** What an operator may want to know, in fixed words. */
  notes: string[];
}

/** `given`: the members of the answer by the names of the files. */
export function readFiles<Name extends FileName>(given: Readonly<Record<Name, unknown>>): ReadFiles<Name> {
  const notes: string[] = [];
  const read = { ...given } as Record<Name, Uint8Array | null>;
  for (const name of Object.keys(given) as Name[]) {
    read[name] = bytesOf(given[name]);
    if (read[name] === null && isGiven(given[name])) notes.push(`the ${files[name]} came, but is not whole base64`);
  }
  return { files: read, notes };
}

/** Null for what is no base64, or has lost a character. */
function bytesOf(value: unknown): Uint8Array | null {
  if (typeof value !== 'string') return null;
  let bytes = decode(value);
  for (let layer = 1; bytes !== null && layer < MAX_LAYERS && isBase64Text(bytes); layer += 1) {
    bytes = decode(bytes.toString('latin1'));
  }
  return bytes;
}

/** Base64 of base64 of base64 is the most that two careless programs in a row make. */
const MAX_LAYERS = 3;

function isGiven(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined;
}

function decode(text: string): Buffer | null {
  const whole = isWhole(text) ? text : plainSource(text);
  if (isWhole(whole)) return Buffer.from(whole, 'base64');
  // Written in pieces, each with an end of its own.
  const pieces = whole.match(/[A-Za-z0-9+/]+={0,2}/g) ?? [];
  const isAll = pieces.reduce((length, piece) => length + piece.length, 0) === whole.length;
  if (pieces.length < 2 || !isAll || !pieces.every(isWhole)) return null;
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
}

/** Without its padding, a text may have any length but 4n + 1; with padding, only a multiple of 4. */
function isWhole(text: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  return text.endsWith('=') ? text.length % 4 === 0 : text.length % 4 !== 1;
}

/** No file of ours is text of nothing but these characters. */
function isBase64Text(bytes: Buffer): boolean {
  const hasOnly = (part: Buffer) => /^[A-Za-z0-9+/_=\s-]+$/.test(part.toString('latin1'));
  return bytes.length >= 16 && hasOnly(bytes.subarray(0, 16)) && hasOnly(bytes);
}
