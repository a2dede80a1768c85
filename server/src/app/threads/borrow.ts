/** What a further thread uses in place of its own: the gates, the threads that draw, and the memory for passwords are the first's. */
import type { BirpcReturn } from 'birpc';
import { createPasswordHashing, type PasswordHashing } from '../../accounts/password-hash.ts';
import { type EgovGate, untilAborted } from '../../egov/egov-gate.ts';
import { egovNotAsked } from '../../egov/not-asked.ts';
import { isRefusal } from '../../egov/refusal.ts';
import type { SigningPool } from '../../pdf-signatures/local/signing-pool.ts';
import type { RendererPools } from '../../rendering/renderer.ts';
import { nobodysTurn } from '../../rendering/work-queue.ts';
import type { FirstThread, FurtherThread } from './between-threads.ts';

export type First = BirpcReturn<FirstThread, FurtherThread>;

let lastTicket = 0;

export function borrowGate(connector: string, first: First): EgovGate {
  return {
    async pass(call, signal) {
      lastTicket += 1;
      const ticket = lastTicket;
      return await givenUpBy(signal, ticket, first, async () => {
        const refusal = await first.enterGate(connector, ticket);
        if (refusal !== undefined) throw egovNotAsked(refusal.code, refusal.reason, detailsOf(refusal));
        let worked = false;
        try {
          if (signal.aborted) throw egovNotAsked('egov_timeout', 'the deadline passed in the queue');
          const answer = await untilAborted(call(), signal);
          worked = true;
          return answer;
        } catch (error) {
          worked = isRefusal(error);
          throw error;
        } finally {
          first.leaveGate.asEvent(ticket, worked);
        }
      });
    },
  };
}

export function borrowPools(first: First): RendererPools {
  let waiting = 0;
  let isWarm = false;
  return {
    drawing: {
      async draw(document, want, { deadline, ...place }) {
        deadline.throwIfAborted();
        lastTicket += 1;
        const ticket = lastTicket;
        waiting += 1;
        try {
          const drawn = await givenUpBy(deadline, ticket, first, () => first.draw(ticket, place, document, want));
          if ('files' in drawn) return drawn.files;
          throw Object.assign(new Error(drawn.failure.message), drawn.failure);
        } finally {
          waiting -= 1;
        }
      },
      drawSheet: (sheet) => first.drawSheet(sheet),
      // Those in the hand of a thread count as well: it is a bound for samples alone.
      waiting: () => waiting,
      ready: () => first.readyToDraw(),
      // A thread that draws is kept, so once is enough.
      warmUp: () => {
        if (!isWarm) first.readyToDraw().catch(() => {});
        isWarm = true;
      },
      close: async () => {},
    },
    supplied: {
      prepare(task, { deadline, ...place } = nobodysTurn) {
        lastTicket += 1;
        const ticket = lastTicket;
        return givenUpBy(deadline, ticket, first, () => first.prepareSupplied(ticket, place, task));
      },
      close: async () => {},
    },
    close: async () => {},
  };
}

export function borrowSigningPool(first: First): SigningPool {
  return {
    sign(task, { deadline, ...place }) {
      lastTicket += 1;
      const ticket = lastTicket;
      return givenUpBy(deadline, ticket, first, () => first.signPdf(ticket, place, task));
    },
    close: async () => {},
  };
}

/** So many passwords at once are hashed in the whole process: each takes much memory. */
export function borrowHashing(first: First): PasswordHashing {
  const { isOutdated } = createPasswordHashing();
  return {
    hash: (password) => first.hash(password),
    verify: (password, passwordHash) => first.verify(password, passwordHash),
    isOutdated,
  };
}

async function givenUpBy<Result>(
  deadline: AbortSignal,
  ticket: number,
  first: First,
  work: () => Promise<Result>,
): Promise<Result> {
  const giveUp = () => first.giveUp.asEvent(ticket);
  deadline.addEventListener('abort', giveUp, { once: true });
  try {
    const result = work();
    if (deadline.aborted) giveUp();
    return await result;
  } finally {
    deadline.removeEventListener('abort', giveUp);
  }
}

function detailsOf({ retryAfterSeconds }: { retryAfterSeconds: number | undefined }) {
  return retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
}
