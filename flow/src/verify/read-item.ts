/** What somebody has dropped or pasted: an answer, a key set, the text of a QR, a PDF, a picture, or nothing of these. */
import { type GatewayKeys, parseStrictJson } from '@qujat/sdk/receipts';
import { SIGNED_QR_PREFIX } from '@qujat/sdk/signed-qr-codes';

export interface Item {
  /** Of the file; empty for what was pasted. */
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export type ItemContent =
  | { kind: 'answer'; answer: Record<string, unknown> }
  | { kind: 'keys'; keys: GatewayKeys }
  | { kind: 'code'; text: string }
  | { kind: 'pdf' }
  | { kind: 'picture' }
  | { kind: 'brokenJson' }
  | { kind: 'other' };

export function readItem({ bytes }: Item): ItemContent {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  if (start.startsWith('%PDF-')) return { kind: 'pdf' };
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|....ftyp)/s.test(start)) return { kind: 'picture' };
  const text = textOf(bytes)?.trim();
  if (text?.startsWith(SIGNED_QR_PREFIX)) return { kind: 'code', text };
  if (text?.startsWith('{')) return readObject(text);
  return { kind: 'other' };
}

/** Undefined where the text is no key set with a key. */
export function keysOfText(text: string): GatewayKeys | undefined {
  const content = readItem({ name: '', bytes: new TextEncoder().encode(text) });
  return content.kind === 'keys' ? content.keys : undefined;
}

function readObject(text: string): ItemContent {
  let object: Record<string, unknown>;
  try {
    object = parseStrictJson(text) as Record<string, unknown>;
  } catch {
    return { kind: 'brokenJson' };
  }
  const { keys, edocument_result: result } = object;
  if (Array.isArray(keys) && keys.length > 0) return { kind: 'keys', keys: { keys } };
  // The result of a Flow has the answer in it.
  const isResult = typeof result === 'object' && result !== null;
  return { kind: 'answer', answer: isResult ? (result as Record<string, unknown>) : object };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
