/**
 * Calls that may be repeated: a client that sends `Idempotency-Key` and loses the answer gets the same answer again, and nothing
 * happens twice. What the answer can be made of is kept for ten minutes, encrypted under a key derived from the header and the
 * caller's own secret, so that the store alone cannot read it.
 *
 * Kept are successes, and a refused code, because it spent an attempt. Every other error changed nothing: the call may be made
 * again.
 */
import { createHash, createHmac } from 'node:crypto';
import { decryptPacked, encryptPacked } from '../crypto/encrypt-packed.ts';
import { type ErrorCode, type ErrorExtras, GatewayError } from '../errors.ts';
import type { KeptAnswer } from './idempotency-store.ts';
import { REPEAT_AFTER_SECONDS } from './session.ts';
import type { SessionContext } from './session-context.ts';

export interface IdempotentRequest {
  /** The header, 1 to 255 characters; undefined if the client sent none. */
  key: string | undefined;
  operation: 'requestDocument' | 'approveSession' | 'createFlowSession';
  /** What only this caller knows: the API key or `backend_session_id`. */
  secret: string;
  /** What must be equal for the call to be the same. */
  body: readonly unknown[];
}

/** Encrypts what the answer can be made of, for the commit that makes it true; undefined if the client sent no key. */
export type KeepAnswer = (answer: () => Answer) => KeptAnswer | undefined;

/** What the call has made now, or what the same call kept of its answer before. */
export type IdempotentOutcome<Made> = { repeated: false; made: Made } | { repeated: true; text: string };

export type Answer = { text: string } | { error: ErrorCode; extras: ErrorExtras };

export const KEEP_MS = 10 * 60_000;
export const ANSWER_PURPOSE = 'qujat idempotent answer v1';

/**
 * Does `work`, unless the same call has had its answer. Work that fails leaves nothing behind but an answer that it has kept.
 * @throws GatewayError the error that the same call had before, `idempotency_key_in_use`, `idempotency_key_mismatch`
 */
export async function idempotently<Made>(
  request: IdempotentRequest,
  context: SessionContext,
  work: (keep: KeepAnswer) => Promise<Made>,
): Promise<IdempotentOutcome<Made>> {
  if (request.key === undefined) return { repeated: false, made: await work(() => undefined) };
  const call = await beginCall({ ...request, key: request.key }, context);
  if ('answered' in call) return { repeated: true, text: call.answered };
  try {
    return { repeated: false, made: await work(call.keep) };
  } catch (error) {
    await call.abandon();
    throw error;
  }
}

interface BegunCall {
  keep: KeepAnswer;
  /** Frees the key, if no answer was kept. */
  abandon(): Promise<void>;
}

async function beginCall(
  { key, operation, secret, body }: IdempotentRequest & { key: string },
  context: SessionContext,
): Promise<BegunCall | { answered: string }> {
  const encryptingSecret = `${secret}\n${key}`;
  const keyHash = createHash('sha256').update(`${operation}\n${encryptingSecret}`).digest('hex');
  const bodyHash = createHmac('sha256', encryptingSecret).update(JSON.stringify(body)).digest('hex');
  const fence = context.ids.uuid();
  const call = { keyHash, bodyHash, fence, leaseMs: context.rules.leaseMs, keepMs: KEEP_MS };
  const begun = await context.idempotency.beginCall(call);
  switch (begun.outcome) {
    case 'running':
      throw new GatewayError('idempotency_key_in_use', { extras: { retry_after: REPEAT_AFTER_SECONDS } });
    case 'other_body':
      throw new GatewayError('idempotency_key_mismatch');
    case 'answered':
      return { answered: readAnswer(decryptPacked(encryptingSecret, ANSWER_PURPOSE, begun.encryptedAnswer)) };
    case 'begun':
      return {
        keep: (answer) => ({
          keyHash,
          fence,
          encryptedAnswer: encryptPacked(encryptingSecret, ANSWER_PURPOSE, JSON.stringify(answer())),
        }),
        abandon: () => context.idempotency.abandonCall({ keyHash, fence }),
      };
  }
}

function readAnswer(json: string): string {
  const answer = JSON.parse(json) as Answer;
  if ('error' in answer) throw new GatewayError(answer.error, { extras: answer.extras });
  return answer.text;
}
