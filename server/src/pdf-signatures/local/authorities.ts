/**
 * Those that have issued the certificates of a signature, and say whether they are still good: asked over HTTP, where the certificates say. What they
 * said is kept and given again as long as it is right, so that few documents wait for it.
 */
import type { Ask, Question } from '@qujat/sdk/pdf-validation-data';
import { readBounded } from '../read-bounded.ts';

/** All of it goes into every PDF, so a list of many thousands is of no use. */
const MAX_ANSWER_BYTES = 64 * 1024;
/** A gateway has a handful of certificates in both its chains. */
const MAX_KEPT = 64;

/** Such as `fetch`. */
type Send = (url: string, init: RequestInit) => Promise<Response>;

export function createAuthorities(send: Send) {
  const kept = new Map<string, Answer>();
  return {
    /** @param signal ends all that is asked */
    asking:
      (signal: AbortSignal): Ask =>
      async (question, isRight) => {
        const key = `${question.url} ${Buffer.from(question.body ?? '').toString('base64')}`;
        const before = kept.get(key);
        if (before !== undefined && (await isRight(before))) return before;
        const answer = await fetchAnswer(question, signal, send);
        if (answer === undefined || !(await isRight(answer))) return undefined;
        kept.delete(key);
        kept.set(key, answer);
        if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value ?? '');
        return answer;
      },
  };
}

export type Authorities = ReturnType<typeof createAuthorities>;

type Answer = Uint8Array<ArrayBuffer>;

async function fetchAnswer({ url, body }: Question, signal: AbortSignal, send: Send): Promise<Answer | undefined> {
  const post = body && { method: 'POST', headers: { 'content-type': 'application/ocsp-request' }, body };
  try {
    const response = await send(url, { ...post, signal, redirect: 'error' });
    return response.ok ? new Uint8Array(await readBounded(response, MAX_ANSWER_BYTES, 'an authority')) : undefined;
  } catch {
    return undefined;
  }
}
