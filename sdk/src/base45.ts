/** base45 (RFC 9285), in the one form that some bytes have. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Undefined where the text is none. */
export function bytesOfBase45(text: string): Uint8Array<ArrayBuffer> | undefined {
  const digits = Array.from(text, (character) => ALPHABET.indexOf(character));
  if (digits.includes(-1) || digits.length % 3 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((digits.length * 2) / 3));
  for (let at = 0, filled = 0; at < digits.length; at += 3) {
    const [low = 0, middle = 0, high] = digits.slice(at, at + 3);
    const value = low + middle * 45 + (high ?? 0) * 45 * 45;
    const isPair = high !== undefined;
    if (value > (isPair ? 0xffff : 0xff)) return undefined;
    if (isPair) bytes[filled++] = value >> 8;
    bytes[filled++] = value & 0xff;
  }
  return bytes;
}
