/** A request as the fuzzer thinks of it: still with placeholders in the place of keys, sessions and codes. */
import type { Operation } from './operations.ts';

export interface Attack {
  /** What is attacked. */
  operation: Operation;
  method: string;
  /** As it goes out, percent-encoded or not, with the query. */
  target: string;
  headers: [name: string, value: string][];
  body: Body | undefined;
  /** Which of the sandbox's people the placeholders speak of. */
  person: number;
  /** Whether method, path and headers still lead to the operation; else any documented refusal will do. */
  reaches: boolean;
  /** Whether the bytes may be no HTTP at all: then the gateway may also just hang up. */
  malformed: boolean;
}

export interface Body {
  text: string;
  encoding: 'utf8' | 'latin1' | 'utf16le';
}

/** The values behind the placeholders. */
export type Placeholders = Record<(typeof placeholderNames)[number], string>;

export const placeholderNames = [
  'key',
  'foreignKey',
  'unsubscribedKey',
  'iin',
  'phone',
  'documentType',
  'session',
  'foreignSession',
  'code',
  'scenario',
  'organization',
  'foreignOrganization',
  'newestId',
  'flowId',
  'endpointId',
  'eventId',
  'flowSession',
  'owner',
  'operator',
] as const;

/** Puts the values in. */
export function fill(text: string, values: Placeholders): string {
  return text.replace(/<<(\w+)>>/g, (whole, name: string) =>
    name in values ? values[name as keyof Placeholders] : whole,
  );
}

const SHOWN_CHARACTERS = 2000;

/** As a line for a shell, with the placeholders in place, so that no secret is shown. */
export function curlOf({ method, target, headers, body }: Attack, address: string): string {
  const parts = ['curl', '-i', '--path-as-is', '-X', shellText(method), shellText(address + target)];
  for (const [name, value] of headers) parts.push('-H', shellText(`${name}: ${value}`));
  if (body !== undefined) {
    const bytes = Buffer.from(body.text, body.encoding).toString('latin1');
    const rest = bytes.length - SHOWN_CHARACTERS;
    parts.push(
      '--data-binary',
      shellText(bytes.slice(0, SHOWN_CHARACTERS)),
      rest > 0 ? `# and ${rest} bytes more` : '',
    );
  }
  return parts.join(' ').trim();
}

function shellText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = Buffer.from(text, 'latin1').reduce((shown, byte) => shown + escapedByte(byte), '');
  return `$'${escaped}'`;
}

function escapedByte(byte: number): string {
  if (byte === 0x27 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
  return byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
}
