/** Time-based one-time passwords (RFC 6238) as authenticator apps make them: SHA-1, six digits, 30 seconds. */
import { Secret, TOTP } from 'otpauth';
import { withoutMarks } from '../citizens/without-marks.ts';
import type { Ids } from '../clock.ts';
import { decrypt, encrypt } from '../crypto/encrypt.ts';

const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** 160 bits, as RFC 4226, section 4, recommends. */
const SECRET_BYTES = 20;
/** A clock may be one step off; more would give more codes to guess. */
const WINDOW = 1;
const PURPOSE = 'qujat totp v1';

export interface TotpDraft {
  /** base32, for people who type it. */
  secret: string;
  /** `otpauth://totp/…`, for the QR. */
  url: string;
  encryptedSecret: string;
}

export function draftTotpSecret(email: string, { dataKey, ids }: { dataKey: Uint8Array; ids: Ids }): TotpDraft {
  const bytes = Uint8Array.from(ids.randomBytes(SECRET_BYTES));
  const secret = new Secret({ buffer: bytes.buffer });
  const url = new TOTP({ issuer: 'Qujat', label: email, secret, digits: DIGITS, period: PERIOD_SECONDS }).toString();
  return { secret: secret.base32, url, encryptedSecret: encrypt(dataKey, PURPOSE, secret.base32) };
}

/** The 30-second step whose code this is, or undefined where it is none of now, the step before and the step after. */
export function totpStepOf(
  code: string,
  { encryptedSecret, dataKey, nowMs }: { encryptedSecret: string; dataKey: Uint8Array; nowMs: number },
): number | undefined {
  const digits = withoutMarks(code);
  if (!/^\d{6}$/.test(digits)) return undefined;
  const secret = Secret.fromBase32(decrypt(dataKey, PURPOSE, encryptedSecret));
  const counter = Math.floor(nowMs / 1000 / PERIOD_SECONDS);
  const delta = new TOTP({ secret, digits: DIGITS, period: PERIOD_SECONDS }).validate({
    token: digits,
    timestamp: nowMs,
    window: WINDOW,
  });
  return delta === null ? undefined : counter + delta;
}
