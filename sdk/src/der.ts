/**
 * DER (X.690), as signatures and certificates are written: read without leniency, so that of two texts that differ only one can mean the
 * same. No more of it than `cms.ts` needs.
 */

export interface DerValue {
  tag: number;
  /** Without tag and length. */
  content: Bytes;
  /** With them. */
  whole: Bytes;
}

export type Bytes = Uint8Array<ArrayBuffer>;

/** Universal tags, and those of a context. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
  context2: 0xa2,
  context3: 0xa3,
} as const;

export class DerError extends Error {
  override readonly name = 'DerError';
}

/** The bytes are this value, and nothing behind it. */
export function readDer(bytes: Bytes, tag: number): DerValue {
  const [value, ...more] = readValues(bytes);
  if (value === undefined || more.length > 0 || value.tag !== tag) throw new DerError('Another value is expected.');
  return value;
}

/** What stands in a sequence, a set or a context. */
export function partsOf({ content }: DerValue): DerCursor {
  return new DerCursor(readValues(content));
}

/** Values one after the other, each of which must be asked for. */
export class DerCursor {
  readonly #values: DerValue[];
  #at = 0;

  constructor(values: DerValue[]) {
    this.#values = values;
  }

  /** @param tags one of them */
  next(...tags: number[]): DerValue {
    const value = this.optional(...tags);
    if (value === undefined) throw new DerError('Another value is expected.');
    return value;
  }

  optional(...tags: number[]): DerValue | undefined {
    const value = this.#values[this.#at];
    if (value === undefined || !tags.includes(value.tag)) return undefined;
    this.#at += 1;
    return value;
  }

  rest(): DerValue[] {
    const values = this.#values.slice(this.#at);
    this.#at = this.#values.length;
    return values;
  }

  end(): void {
    if (this.#at < this.#values.length) throw new DerError('There is more than is expected.');
  }
}

function readValues(bytes: Bytes): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const value = readValue(bytes, at);
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

function readValue(bytes: Bytes, start: number): DerValue {
  const tag = bytes[start] ?? 0;
  // Tags of several bytes are in no signature.
  if ((tag & 0x1f) === 0x1f) throw new DerError('The tag is unknown.');
  const { length, at } = readLength(bytes, start + 1);
  const end = at + length;
  if (end > bytes.length) throw new DerError('A value is cut.');
  return { tag, content: bytes.subarray(at, end), whole: bytes.subarray(start, end) };
}

function readLength(bytes: Bytes, start: number): { length: number; at: number } {
  const first = bytes[start];
  if (first === undefined) throw new DerError('A value is cut.');
  if (first < 0x80) return { length: first, at: start + 1 };
  const count = first - 0x80;
  const digits = bytes.subarray(start + 1, start + 1 + count);
  const length = digits.reduce((sum, digit) => sum * 256 + digit, 0);
  const isShortest = length >= 0x80 && digits[0] !== 0;
  if (count < 1 || count > 4 || digits.length < count || !isShortest) throw new DerError('A length is malformed.');
  return { length, at: start + 1 + count };
}

/** Whole bytes. */
export function readBits({ content }: DerValue): Bytes {
  if (content[0] !== 0) throw new DerError('The bits are malformed.');
  return content.subarray(1);
}

export function writeDer(tag: number, ...parts: Bytes[]): Bytes {
  const content = concat(...parts);
  const { length } = content;
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) digits.unshift(rest & 0xff);
  const head = length < 0x80 ? [length] : [0x80 + digits.length, ...digits];
  return concat(Uint8Array.of(tag, ...head), content);
}

export function concat(...parts: Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** In dots, as `1.2.840.113549.1.7.2`. */
export function readOid({ content }: DerValue): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join('.');
}

const UTC_TIME = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})()Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{1,9})?Z$/;

export function readTime({ tag, content }: DerValue): Date {
  const text = String.fromCharCode(...content);
  const found = (tag === TAG.utcTime ? UTC_TIME : tag === TAG.generalizedTime ? GENERALIZED_TIME : undefined)?.exec(
    text,
  );
  if (!found) throw new DerError('A time is malformed.');
  const [, year = '', month, day, hour, minute, second, fraction = ''] = found;
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  const time = new Date(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(time.getTime())) throw new DerError('A time is malformed.');
  return time;
}
