/**
 * The lines of an export, from its bytes as they come. Only a newline ends a line, and the last one too: elsewhere a carriage
 * return in its place would pass unnoticed.
 */
import { AuditFault } from './audit-fault.ts';

/** Far more than a line needs, so that a file which is no export does not fill the memory. */
const LINE_BYTES_MAX = 1 << 20;
const NEWLINE = 0x0a;

/** @throws AuditFault where the last line has no end, or a line is no UTF-8 or too long */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Uint8Array = new Uint8Array();
  let lineNumber = 1;
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = rest.indexOf(NEWLINE); end !== -1; end = rest.indexOf(NEWLINE, start)) {
      yield decode(decoder, rest.subarray(start, end), lineNumber);
      start = end + 1;
      lineNumber += 1;
    }
    rest = rest.subarray(start);
    if (rest.length > LINE_BYTES_MAX) throw new AuditFault(`Line ${lineNumber} was changed: it is too long.`);
  }
  if (rest.length > 0) throw new AuditFault(`The export was cut off in line ${lineNumber}.`);
}

function decode(decoder: TextDecoder, bytes: Uint8Array, lineNumber: number): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new AuditFault(`Line ${lineNumber} was changed: it is not UTF-8.`);
  }
}
