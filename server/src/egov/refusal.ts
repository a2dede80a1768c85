/**
 * The mark of an error that says: the state works, and has answered no. Such an answer is no fault, so however many there are in a
 * row, the circuit breaker leaves them out.
 */
import { type ErrorCode, GatewayError } from '../errors.ts';
import type { EgovErrorCode, McdbAnswer } from './egov.ts';
import { isAtWork } from './not-asked.ts';

/** What the state says of the citizen. */
const citizenRefusals: readonly ErrorCode[] = ['profile_not_found', 'subject_not_found_in_mcdb'];
const refusals: readonly ErrorCode[] = [...citizenRefusals, 'mcdb_check_unsupported'];

/** A no with the code of a fault: the port has no code of its own for it. `reason` goes to the log, with nothing of a person. */
export function egovRefusal(code: EgovErrorCode, reason: string): GatewayError {
  return new GatewayError(code, { cause: new Refusal(reason) });
}

/**
 * What a refusal means to an MCDB check: a person unknown and another phone are the same.
 * @throws the error, where it says nothing of the citizen
 */
export function notVerified(error: unknown): McdbAnswer {
  if (error instanceof GatewayError && citizenRefusals.includes(error.code)) return { isVerified: false };
  throw error;
}

export function isRefusal(error: unknown): error is GatewayError {
  return (
    error instanceof GatewayError &&
    (refusals.includes(error.code) || error.cause instanceof Refusal || isAtWork(error))
  );
}

class Refusal extends Error {
  override readonly name = 'Refusal';
}
