/**
 * The one update that may stand behind a signature: `/DSS` with its data (ETSI EN 319 142-1), written in one way only. All of it follows from the
 * signed file and these data, which stand in it as hexadecimal digits: so there is no byte in which anything else could hide.
 */

import { webcrypto } from '#webcrypto';
import { type Bytes, concat, isEqual } from './der.ts';

export interface ValidationData {
  certificates: Bytes[];
  ocspAnswers: Bytes[];
  revocationLists: Bytes[];
}

/** @returns undefined where it is anything but the update that would be written of its data */
export async function readUpdate(signed: Bytes, update: Bytes): Promise<ValidationData | undefined> {
  const text = latin1(update);
  const streams = Array.from(text.matchAll(/stream\n((?:[0-9A-F]{2})+)>\nendstream/g), ([, digits = '']) =>
    bytesOf(digits),
  );
  const take = (key: string) =>
    streams.splice(0, new RegExp(`/${key}\\[((?:\\d+ 0 R ?)*)\\]`).exec(text)?.[1]?.match(/R/g)?.length ?? 0);
  const data = { certificates: take('Certs'), ocspAnswers: take('OCSPs'), revocationLists: take('CRLs') };
  const written = await writeUpdate(signed, data);
  return written !== undefined && isEqual(written, update) ? data : undefined;
}

/** @returns undefined where nothing can be put behind this file: its catalog was not written with its signature, or has such data */
export async function writeUpdate(signed: Bytes, data: ValidationData): Promise<Bytes | undefined> {
  const section = lastSection(signed);
  const catalog = section && catalogOf(signed, section);
  if (section === undefined || catalog === undefined) return undefined;
  const { size, root } = section;
  const update = new UpdateWriter(signed.length);
  update.write(signed.at(-1) === 0x0a ? '' : '\n');
  update.object(root, catalog, `/DSS ${size} 0 R\n>>`);
  const lists = [
    ['Certs', data.certificates],
    ['OCSPs', data.ocspAnswers],
    ['CRLs', data.revocationLists],
  ] as const;
  let next = size + 1;
  const keys = lists.map(([key, { length }]) => {
    const references = Array.from({ length }, (_, at) => `${next + at} 0 R`).join(' ');
    next += length;
    return length === 0 ? '' : `/${key}[${references}]`;
  });
  update.object(size, `<</Type/DSS${keys.join('')}>>`);
  for (const [at, bytes] of lists.flatMap(([, list]) => list).entries()) {
    update.object(size + 1 + at, hexStream('', `${hexOf(bytes)}>`));
  }
  const digest = hexOf(new Uint8Array(await webcrypto.subtle.digest('SHA-256', update.bytes()))).slice(0, 32);
  update.end(section, next, digest);
  return update.bytes();
}

class UpdateWriter {
  readonly #parts: Bytes[] = [];
  readonly #offsets = new Map<number, number>();
  #at: number;

  constructor(start: number) {
    this.#at = start;
  }

  write(...parts: (string | Bytes)[]): void {
    for (const part of parts) {
      const bytes = typeof part === 'string' ? new Uint8Array(new TextEncoder().encode(part)) : part;
      this.#parts.push(bytes);
      this.#at += bytes.length;
    }
  }

  object(number: number, ...content: (string | Bytes)[]): void {
    this.#offsets.set(number, this.#at);
    this.write(`${number} 0 obj\n`, ...content, '\nendobj\n');
  }

  /** In the form of the section before it, since not every reader takes both in one file. */
  end({ isStream, offset, root, info, id }: Section, next: number, digest: string): void {
    const start = this.#at;
    if (isStream) this.#offsets.set(next, start);
    const [[first = 0, at = 0] = [], ...others] = [...this.#offsets];
    const common = `/Root ${root} 0 R${info}/ID[${id} <${digest}>]/Prev ${offset}`;
    const index = [first, 1, next - others.length + (isStream ? 1 : 0), others.length].join(' ');
    if (isStream) {
      const rows = [at, ...others.map(([, each]) => each)].map((each) => `01${each.toString(16).padStart(8, '0')}00`);
      const words = `/Type/XRef/Size ${next + 1}${common}/W[1 4 1]/Index[${index}]`;
      this.write(`${next} 0 obj\n`, hexStream(words, `${rows.join('').toUpperCase()}>`), '\nendobj\n');
    } else {
      const row = (each: number) => `${String(each).padStart(10, '0')} 00000 n \n`;
      const second = `${next - others.length} ${others.length}\n${others.map(([, each]) => row(each)).join('')}`;
      this.write(`xref\n${first} 1\n${row(at)}${second}trailer\n<</Size ${next}${common}>>\n`);
    }
    this.write(`startxref\n${start}\n%%EOF\n`);
  }

  bytes(): Bytes {
    return concat(...this.#parts);
  }
}

function hexStream(words: string, digits: string): string {
  return `<<${words}/Filter/ASCIIHexDecode/Length ${digits.length}>>\nstream\n${digits}\nendstream`;
}

interface Section {
  isStream: boolean;
  offset: number;
  root: number;
  size: number;
  /** As it stands in the trailer, or nothing. */
  info: string;
  /** The first half. */
  id: string;
  /** Where an object is that this section tells of. */
  offsetOf(number: number): number | undefined;
}

/** The last cross-reference section of the signed file, in the forms that signers write: a table, or a stream without a filter. */
function lastSection(signed: Bytes): Section | undefined {
  const tail = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(latin1(signed.subarray(-64)));
  if (tail === null) return undefined;
  const offset = Number(tail[1]);
  const text = latin1(signed.subarray(offset, -tail[0].length));
  const isStream = !text.startsWith('xref');
  const trailer = isStream ? /^\d+ 0 obj\s*<<(.*?)>>\s*stream\r?\n/s.exec(text) : /trailer\s*<<(.*?)>>\s*$/s.exec(text);
  if (trailer === null) return undefined;
  const [whole, words = ''] = trailer;
  const number = (key: string) => Number(new RegExp(`/${key} (\\d{1,10})`).exec(words)?.[1] ?? Number.NaN);
  const [root, size] = [number('Root'), number('Size')];
  const [, id] = /\/ID\s*\[\s*(<[0-9A-Fa-f]*>)/.exec(words) ?? [];
  const isKnown = Number.isInteger(root) && Number.isInteger(size) && !/\/(?:Encrypt|Filter|DecodeParms)\b/.test(words);
  if (!isKnown || id === undefined) return undefined;
  const [info = ''] = /\/Info \d+ 0 R/.exec(words) ?? [];
  const offsetOf = isStream ? inStream(signed.subarray(offset + whole.length), words) : inTable(text);
  return { isStream, offset, root, size, info, id, offsetOf };
}

function inTable(text: string): Section['offsetOf'] {
  const rows = new Map<number, number>();
  let number = 0;
  for (const line of text.split(/\r?\n|\r/)) {
    const [, first] = /^(\d+) \d+\s*$/.exec(line) ?? [];
    if (first !== undefined) number = Number(first);
    const [, offset, kind] = /^(\d{10}) \d{5} ([nf])\s*$/.exec(line) ?? [];
    if (offset === undefined) continue;
    if (kind === 'n') rows.set(number, Number(offset));
    number += 1;
  }
  return (wanted) => rows.get(wanted);
}

function inStream(rows: Bytes, words: string): Section['offsetOf'] {
  const numbers = (key: string) =>
    (new RegExp(`/${key}\\s*\\[([\\d ]+)\\]`).exec(words)?.[1] ?? '').trim().split(/\s+/).map(Number);
  const [kind = 0, width = 0, more = 0] = numbers('W');
  const row = kind + width + more;
  const index = numbers('Index');
  return (wanted) => {
    let before = 0;
    for (let at = 0; at < index.length; at += 2) {
      const [first = 0, count = 0] = index.slice(at, at + 2);
      if (wanted >= first && wanted < first + count) {
        const [type, ...rest] = rows.subarray((before + wanted - first) * row);
        return kind === 1 && type === 1 ? rest.slice(0, width).reduce((sum, byte) => sum * 256 + byte, 0) : undefined;
      }
      before += count;
    }
    return undefined;
  };
}

/** The dictionary, without its end. */
function catalogOf(signed: Bytes, { root, offsetOf }: Section): Bytes | undefined {
  const offset = offsetOf(root);
  if (offset === undefined) return undefined;
  const found = /^(\d+ 0 obj\n)(<<.*?)>>\nendobj\n/s.exec(latin1(signed.subarray(offset)));
  const [, head = '', dictionary = ''] = found ?? [];
  if (head !== `${root} 0 obj\n` || /\/DSS\b/.test(dictionary)) return undefined;
  return signed.subarray(offset + head.length, offset + head.length + dictionary.length);
}

function hexOf(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

export function bytesOf(digits: string): Bytes {
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
}

/** A character for each byte, by whose place it is found. */
export function latin1(bytes: Bytes): string {
  return new TextDecoder('latin1').decode(bytes);
}
