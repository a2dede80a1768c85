/**
 * The header `Idempotency-Key` of Try it, as a careful integrator sends it: the same call keeps its key until it has its answer. So a
 * call whose answer was lost may be repeated, and neither sends another SMS nor loses the document.
 */
import { ApiError } from '../../api/call.ts';

interface IdempotencyKeys {
  /** Makes the call with the key of its body. */
  send<Body extends object, Answer>(body: Body, call: (body: Body, key: string) => Promise<Answer>): Promise<Answer>;
}

export function createIdempotencyKeys(): IdempotencyKeys {
  const unanswered = new Map<string, string>();
  return {
    async send(body, call) {
      const sameCall = JSON.stringify(body);
      const key = unanswered.get(sameCall) ?? newKey();
      unanswered.set(sameCall, key);
      try {
        const answer = await call(body, key);
        unanswered.delete(sameCall);
        return answer;
      } catch (error) {
        if (isAnswer(error)) unanswered.delete(sameCall);
        throw error;
      }
    },
  };
}

/** Whether the gateway has decided. Where it has not, or did not answer at all, the same call may still have succeeded. */
function isAnswer(error: unknown): boolean {
  return error instanceof ApiError && error.status < 500 && error.code !== 'idempotency_key_in_use';
}

/** Not `crypto.randomUUID`: a page that was opened over plain http from another machine has none. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
