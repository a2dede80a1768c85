/** The key by which the other side knows a call again that is repeated. */
import { webcrypto } from '#webcrypto';
import { headerText } from './send.ts';
import type { KeyedCallOptions } from './types.ts';

export function keyOf({ idempotencyKey = newKey() }: KeyedCallOptions): Record<string, string> {
  return { 'idempotency-key': headerText('idempotencyKey', idempotencyKey) };
}

/** Not `randomUUID`: a page without TLS lacks it. */
function newKey(): string {
  return Array.from(webcrypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
