/** Reads CBOR (RFC 8949) item by item, in its one deterministic form (section 4.2.1): a length in more bytes than it needs is refused. */

export interface CborReader {
  /** An integer, also a negative one. */
  integer(): number;
  bytes(): Uint8Array<ArrayBuffer>;
  text(): string;
  /** How many items follow. */
  array(): number;
  /** How many pairs follow. */
  map(): number;
  tag(): number;
  /** Whether null comes next; it is read then. */
  isNull(): boolean;
  /** @throws CborError where anything follows */
  end(): void;
}

export class CborError extends Error {
  override readonly name = 'CborError';
}

const MAJOR = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, tag: 6 };
const NULL = 0xf6;

export function readCbor(input: Uint8Array<ArrayBuffer>): CborReader {
  let at = 0;
  const take = (count: number) => {
    if (at + count > input.length) throw new CborError('The CBOR ends too early.');
    at += count;
    return input.subarray(at - count, at);
  };
  const numberIn = (count: number) => take(count).reduce((sum, byte) => sum * 256 + byte, 0);
  const argument = (info: number) => {
    if (info < 24) return info;
    // Eight bytes would be more than a code holds.
    if (info > 26) throw new CborError('The CBOR has an item of another kind.');
    const count = 2 ** (info - 24);
    const value = numberIn(count);
    if (value < (count === 1 ? 24 : 256 ** (count / 2))) throw new CborError('The CBOR is not in its shortest form.');
    return value;
  };
  const major = () => (input[at] ?? 0xff) >> 5;
  const head = (expected: number) => {
    if (major() !== expected) throw new CborError('The CBOR has an item of another kind.');
    return argument(numberIn(1) & 31);
  };
  return {
    integer: () => (major() === MAJOR.negative ? -1 - head(MAJOR.negative) : head(MAJOR.unsigned)),
    bytes: () => take(head(MAJOR.bytes)),
    text: () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(take(head(MAJOR.text))),
    array: () => head(MAJOR.array),
    map: () => head(MAJOR.map),
    tag: () => head(MAJOR.tag),
    isNull() {
      if (input[at] !== NULL) return false;
      at += 1;
      return true;
    },
    end() {
      if (at !== input.length) throw new CborError('Something follows the CBOR.');
    },
  };
}
