/** Whether the text of a code was read as it was written. */
import { crc32 } from 'node:zlib';

export function isIntactCodeText(text: string): boolean {
  const end = text.lastIndexOf(':');
  const checkValue = Number.parseInt(text.slice(end + 1), 16);
  return text.startsWith('QJT1:') && checkValue === crc32(text.slice(0, end));
}
