/** Signs with a key in files of the operator, in the workers of `signing-pool.ts`. */
import type { Clock } from '../../clock.ts';
import type { PdfSigner } from '../pdf-signer.ts';
import type { TimestampSettings } from './sign-with-key.ts';
import type { PdfSigningKey } from './signing-key.ts';
import type { SigningPool } from './signing-pool.ts';

export interface LocalSignerOptions {
  key: PdfSigningKey;
  /** Undefined where PDFs have none. */
  timestamps: TimestampSettings | undefined;
  pool: Pick<SigningPool, 'sign'>;
  clock: Clock;
  monotonicMs: () => number;
}

/** So long an authority that has failed is not asked: else each document would wait for it. */
const PAUSE_MS = 30_000;

export function createLocalSigner({ key, timestamps, pool, clock, monotonicMs }: LocalSignerOptions): PdfSigner {
  let pausedUntilMs = Number.NEGATIVE_INFINITY;
  return {
    level: timestamps === undefined ? 'B-B' : 'B-T',
    async sign(pdf, turn) {
      const asks = monotonicMs() >= pausedUntilMs ? timestamps : undefined;
      const signature = await pool.sign({ pdf, key, signedAtMs: clock.nowMs(), timestamps: asks }, turn);
      if (asks !== undefined && signature.level === 'B-B') pausedUntilMs = monotonicMs() + PAUSE_MS;
      return signature;
    },
  };
}
