/**
 * A pass: what the page holds of a citizen between its calls. It is encrypted, so it tells nobody who it is for, and the store has nothing of
 * it but two counters: how many codes were tried with it, and whether one was right. While that one runs, the pass opens the list.
 */

import { MINUTE_MS } from '../../clock.ts';
import { decrypt, encrypt } from '../../crypto/encrypt.ts';
import { subjectHmac } from '../../crypto/subject-hmac.ts';
import { GatewayError } from '../../errors.ts';
import type { Counter } from '../../limits/limit-store.ts';
import type { MyContext } from './my-context.ts';

export interface CitizenPass {
  id: string;
  /** In whose sandbox. */
  organizationId: string;
  iin: string;
}

const PURPOSE = 'qujat citizen pass v1';
/** From the right code on. Nobody draws it out. */
export const PASS_MS = 15 * MINUTE_MS;

export function encryptPass(pass: CitizenPass, { dataKey }: Pick<MyContext, 'dataKey'>): string {
  return encrypt(dataKey, PURPOSE, JSON.stringify(pass));
}

/** @throws GatewayError `citizen_not_confirmed` */
export function openPass(encrypted: string, { dataKey }: Pick<MyContext, 'dataKey'>): CitizenPass {
  try {
    return JSON.parse(decrypt(dataKey, PURPOSE, encrypted));
  } catch (cause) {
    throw new GatewayError('citizen_not_confirmed', { cause });
  }
}

/** @throws GatewayError `citizen_not_confirmed` where no code was right yet, or that was too long ago */
export async function openConfirmedPass(
  encrypted: string,
  context: MyContext,
): Promise<CitizenPass & { subject: string }> {
  const pass = openPass(encrypted, context);
  const { id } = confirmation(pass);
  const { uses } = await context.limits.readCounters([id]);
  if (!uses.has(id)) throw new GatewayError('citizen_not_confirmed');
  return { ...pass, subject: subjectHmac(context.subjectHmacKey, 'iin', pass.iin) };
}

/** In use while the pass opens the list. */
export function confirmation({ id }: Pick<CitizenPass, 'id'>): Counter {
  return { id: `my_consents:${id}`, max: 1, window: { lastsMs: PASS_MS }, lockMs: 0 };
}
