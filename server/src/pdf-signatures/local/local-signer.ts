/** Signs with a key in files of the operator, in the workers of `signing-pool.ts`. */
import type { Clock } from '../../clock.ts';
import type { PdfSigner } from '../pdf-signer.ts';
import type { TimestampSettings, ValidationDataSettings } from './sign-with-key.ts';
import type { PdfSigningKey } from './signing-key.ts';
import type { SigningPool } from './signing-pool.ts';

export interface LocalSignerOptions {
  key: PdfSigningKey;
  /** Undefined where PDFs have none. */
  timestamps: TimestampSettings | undefined;
  /** Undefined where none are put behind a signature. */
  validationData: ValidationDataSettings | undefined;
  pool: Pick<SigningPool, 'sign'>;
  clock: Clock;
  monotonicMs: () => number;
}

/** So long an authority that has failed is not asked: else each document would wait for it. */
const PAUSE_MS = 30_000;

export function createLocalSigner(options: LocalSignerOptions): PdfSigner {
  const { key, timestamps, validationData, pool, clock, monotonicMs } = options;
  const timestampPause = createPause(monotonicMs);
  const dataPause = createPause(monotonicMs);
  return {
    level: timestamps === undefined ? 'B-B' : validationData === undefined ? 'B-T' : 'B-LT',
    async sign(pdf, turn) {
      const asks = {
        timestamps: timestampPause.isOver() ? timestamps : undefined,
        validationData: dataPause.isOver() ? validationData : undefined,
      };
      const signature = await pool.sign({ pdf, key, signedAtMs: clock.nowMs(), ...asks }, turn);
      if (signature.level === 'B-B' && asks.timestamps !== undefined) timestampPause.begin();
      if (signature.level === 'B-T' && asks.validationData !== undefined) dataPause.begin();
      return signature;
    },
  };
}

function createPause(monotonicMs: () => number): { isOver(): boolean; begin(): void } {
  let untilMs = Number.NEGATIVE_INFINITY;
  return {
    isOver: () => monotonicMs() >= untilMs,
    begin() {
      untilMs = monotonicMs() + PAUSE_MS;
    },
  };
}
