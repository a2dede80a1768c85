/**
 * The key that signs in a demonstration on one's own machine, so that a newcomer sees receipts without making a key. It follows from the
 * store's own key, so it differs from one installation to the next, and is the same at every start.
 */
import { createECDH, createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Of P-256. */
const SCALAR_BYTES = 32;

export function demonstrationKey(secret: Uint8Array): KeyObject {
  const ecdh = createECDH('prime256v1');
  for (let turn = 0; ; turn += 1) {
    const scalar = hkdfSync('sha256', secret, new Uint8Array(), `qujat demonstration signing v1 ${turn}`, SCALAR_BYTES);
    try {
      ecdh.setPrivateKey(Buffer.from(scalar));
    } catch {
      // One of 2^32 numbers is beyond the order of the curve.
      continue;
    }
    const text = (bytes: Buffer) => bytes.toString('base64url');
    const d = text(ecdh.getPrivateKey());
    // After the byte that says that both coordinates follow.
    const point = ecdh.getPublicKey().subarray(1);
    const [x, y] = [text(point.subarray(0, SCALAR_BYTES)), text(point.subarray(SCALAR_BYTES))] as const;
    return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', d, x, y }, format: 'jwk' });
  }
}
