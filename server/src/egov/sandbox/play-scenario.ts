/** playScenario: how the sandbox's state misbehaves before it answers. What it does then, real states have done. */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { GatewayError } from '../../errors.ts';
import { type ChosenScenario, type CodeAnswer, type EgovErrorCode, egovErrorCodes } from '../egov.ts';

/**
 * Resolves where the call goes on after it.
 * @throws GatewayError with an `EgovErrorCode`
 */
export async function playScenario({ name, seconds }: ChosenScenario, signal: AbortSignal): Promise<void> {
  if (isStateError(name)) throw new GatewayError(name);
  if (name === 'slow') await wait((seconds ?? 0) * 1_000, undefined, { signal });
  if (name === 'silent') {
    // It takes the call and never answers. The deadline ends the wait.
    if (!signal.aborted) await once(signal, 'abort');
    throw new GatewayError('egov_timeout');
  }
}

export function isStateError(name: string): name is EgovErrorCode {
  return (egovErrorCodes as readonly string[]).includes(name);
}

/** What the state says to the right code, where a scenario has it refuse that. */
export function refusalOfCode(name: string | undefined): CodeAnswer | undefined {
  return name === undefined ? undefined : refusals.get(name);
}

const refusals: ReadonlyMap<string, CodeAnswer> = new Map<string, CodeAnswer>([
  ['invalid_otp_code', { outcome: 'wrong_code' }],
  ['document_missing', { outcome: 'wrong_code' }],
  ['otp_code_expired', { outcome: 'code_expired' }],
  ['session_expired', { outcome: 'closed', because: 'expired' }],
  ['document_already_received', { outcome: 'closed', because: 'already_received' }],
  ['too_many_attempts', { outcome: 'closed', because: 'too_many_attempts' }],
]);
