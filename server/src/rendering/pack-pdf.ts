/**
 * The PDF as Typst writes it → the same objects in less room: what is no stream goes into one compressed object stream (PDF 1.5), and
 * streams that came without a filter are compressed. Readers are told to show the document's title in place of the file's name.
 * Only our own PDFs come here, with a plain table of objects, so anything else is an error.
 */
import { deflateSync } from 'node:zlib';

interface PdfObject {
  number: number;
  /** Between `obj` and `endobj`. */
  body: Buffer;
}

const STREAM = '\nstream\n';

export function packPdf(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const { offsets, trailer, tableStart } = readTable(bytes);
  const root = Number(matched(/\/Root (\d+) 0 R/, trailer));
  const objects = offsets.map((at, index) => readObject(bytes, at, offsets[index + 1] ?? tableStart));
  const streams = objects.filter(isStream);
  const packed = objects
    .filter((object) => !isStream(object))
    .map((object) => (object.number === root ? withShownTitle(object) : object));
  return writePdf(bytes.subarray(0, offsets[0]), streams.map(compressed), packed, trailer);
}

function readTable(bytes: Buffer): { offsets: number[]; trailer: string; tableStart: number } {
  const tail = bytes.toString('latin1', bytes.length - 64);
  const tableStart = Number(matched(/startxref\s+(\d+)\s+%%EOF\s*$/, tail));
  const [table = '', trailer = ''] = bytes.toString('latin1', tableStart).split('trailer');
  const offsets = [...table.matchAll(/^(\d{10}) \d{5} n/gm)].map(([, offset]) => Number(offset));
  return { offsets: offsets.sort((one, other) => one - other), trailer, tableStart };
}

function readObject(bytes: Buffer, start: number, end: number): PdfObject {
  const number = Number(matched(/^(\d+) 0 obj\n/, bytes.toString('latin1', start, start + 24)));
  const bodyStart = bytes.indexOf('obj\n', start) + 'obj\n'.length;
  return { number, body: bytes.subarray(bodyStart, bytes.lastIndexOf('endobj', end)) };
}

function isStream({ body }: PdfObject): boolean {
  return /endstream\s*$/.test(body.toString('latin1', body.length - 16));
}

function withShownTitle({ number, body }: PdfObject): PdfObject {
  const catalog = body.toString('latin1');
  if (catalog.includes('/DisplayDocTitle true')) return { number, body };
  const preferences = matched(/(\/ViewerPreferences <<)/, catalog);
  return { number, body: ascii(catalog.replace(preferences, `${preferences} /DisplayDocTitle true`)) };
}

/** The metadata stay readable for programs that know no PDF. */
function compressed(object: PdfObject): PdfObject {
  const split = object.body.indexOf(STREAM);
  const dictionary = object.body.toString('latin1', 0, split);
  if (/\/Filter|\/Type \/Metadata/.test(dictionary)) return object;
  const start = split + STREAM.length;
  const data = deflateSync(object.body.subarray(start, start + Number(matched(/\/Length (\d+)/, dictionary))));
  const head = dictionary.replace(/\/Length \d+/, `/Length ${data.length} /Filter /FlateDecode`);
  return { number: object.number, body: Buffer.concat([ascii(`${head}${STREAM}`), data, ascii('\nendstream\n')]) };
}

/** `trailer` is of the PDF as it came: its entries are those of the new one. */
function writePdf(header: Buffer, streams: PdfObject[], packed: PdfObject[], trailer: string): Buffer {
  const size = Number(matched(/\/Size (\d+)/, trailer));
  const [objectStream, table] = [size, size + 1];
  const written = [...streams, { number: objectStream, body: objectStreamOf(packed) }];
  const parts = [header];
  const rows = new Map<number, [kind: number, place: number, index: number]>([[0, [0, 0, 0xffff]]]);
  let at = header.length;
  for (const { number, body } of written) {
    const part = Buffer.concat([ascii(`${number} 0 obj\n`), body, ascii('endobj\n')]);
    rows.set(number, [1, at, 0]);
    parts.push(part);
    at += part.length;
  }
  for (const [index, { number }] of packed.entries()) rows.set(number, [2, objectStream, index]);
  rows.set(table, [1, at, 0]);
  const entries = Array.from({ length: table + 1 }, (_, number) => tableRow(...(rows.get(number) ?? [0, 0, 0])));
  const kept = `/Root ${matched(/\/Root (\d+ 0 R)/, trailer)} /Info ${matched(/\/Info (\d+ 0 R)/, trailer)} /ID ${matched(/\/ID (\[[^\]]*\])/, trailer)}`;
  const dictionary = `/Type /XRef /Size ${table + 1} /W [1 4 2] ${kept}`;
  parts.push(ascii(`${table} 0 obj\n`), streamOf(dictionary, Buffer.concat(entries)), ascii('endobj\n'));
  return Buffer.concat([...parts, ascii(`startxref\n${at}\n%%EOF\n`)]);
}

function objectStreamOf(objects: PdfObject[]): Buffer {
  let offset = 0;
  const index = objects.map(({ number, body }) => {
    const entry = `${number} ${offset}`;
    offset += body.length;
    return entry;
  });
  const head = ascii(`${index.join(' ')}\n`);
  const content = Buffer.concat([head, ...objects.map(({ body }) => body)]);
  return streamOf(`/Type /ObjStm /N ${objects.length} /First ${head.length}`, content);
}

function streamOf(dictionary: string, content: Buffer): Buffer {
  const data = deflateSync(content);
  const head = `<<${dictionary} /Length ${data.length} /Filter /FlateDecode>>${STREAM}`;
  return Buffer.concat([ascii(head), data, ascii('\nendstream\n')]);
}

function tableRow(kind: number, place: number, index: number): Buffer {
  const row = Buffer.alloc(7);
  row.writeUInt8(kind, 0);
  row.writeUInt32BE(place, 1);
  row.writeUInt16BE(index, 5);
  return row;
}

function matched(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`The PDF is not as Typst writes it: ${pattern.source}`);
  return found;
}

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
