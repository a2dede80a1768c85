/**
 * What the demonstration on one's own machine is opened with; the start prints it. It follows from the store's own key, so it differs
 * from one installation to the next, and is the same at every start.
 */
import { keyedHash } from '../crypto/keyed-hash.ts';

const prefixes = { password: 'demo', inbox: 'inbox' } as const;

/** 80 bits: `demo-4f1c-90ab-77e2-013d-c5f8`. */
export function demonstrationSecret(of: keyof typeof prefixes, dataKey: Uint8Array): string {
  const digits = keyedHash(dataKey, 'qujat demonstration v1', of).slice(0, 20);
  return `${prefixes[of]}-${digits.replace(/.{4}(?=.)/g, '$&-')}`;
}
