/** A secret in all the forms in which it could lie about. */

export interface Needle {
  /** What it is, such as `IIN` or `code`; the secret itself is never shown. */
  kind: string;
  form: string;
  bytes: Buffer;
  /** For short digits: they count only where no letter or digit stands beside them. */
  alone: boolean;
}

const SHORTEST_BYTES = 6;

/** @throws Error where the secret is too short to be told from chance */
export function needlesOf(kind: string, secret: string | Buffer): Needle[] {
  const bytes = Buffer.from(secret as string, 'utf8');
  if (bytes.length < SHORTEST_BYTES) throw new Error(`a ${kind} of ${bytes.length} bytes cannot be searched for`);
  const needle = (form: string, found: Buffer | string): Needle => ({
    kind,
    form,
    bytes: Buffer.from(found as string, 'latin1'),
    alone: form === 'plain' && /^\d{6}$/.test(found.toString('latin1')),
  });
  const forms = [needle('plain', bytes), needle('hex', bytes.toString('hex')), needle('HEX', upperHex(bytes))];
  for (const shift of [0, 1, 2]) {
    forms.push(needle(`base64+${shift}`, base64Within(bytes, shift, 'base64')));
    forms.push(needle(`base64url+${shift}`, base64Within(bytes, shift, 'base64url')));
  }
  if (typeof secret === 'string') {
    forms.push(needle('UTF-16', Buffer.from(secret, 'utf16le')));
    forms.push(needle('percent', encodeURIComponent(secret)));
    forms.push(needle('JSON escapes', jsonEscapes(secret)));
  }
  return distinct(forms);
}

/** The characters that the bytes give whatever stands around them, when that begins `shift` bytes into a group of three. */
function base64Within(bytes: Buffer, shift: number, encoding: 'base64' | 'base64url'): string {
  const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
  const whole = shifted.toString(encoding).replaceAll('=', '');
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor((shifted.length * 8) / 6);
  return whole.slice(first, last);
}

function upperHex(bytes: Buffer): string {
  return bytes.toString('hex').toUpperCase();
}

function jsonEscapes(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function distinct(needles: Needle[]): Needle[] {
  // Of equal forms the first names it.
  return [...new Map(needles.toReversed().map((needle) => [needle.bytes.toString('latin1'), needle])).values()];
}
