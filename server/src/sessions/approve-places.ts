/**
 * The room for approves. The state may hand a document out only once, so after that nothing may refuse: whoever takes a place here
 * has one in every later stage, from the queue before the state to the reply that leaves. Nothing behind it has a bound of its own.
 */

import { GatewayError } from '../errors.ts';
import type { Environment } from '../words/environment.ts';

export interface ApprovePlace {
  /** Says how large the state's document is, which nobody knows before. */
  holds(bytes: number): void;
  /** To be called once the reply has left. Without effect the second time. */
  release(): void;
}

export interface ApproveRoom {
  /** Approves under way. Test keys have half of it, so that they never keep live ones out. */
  places: number;
  /** From so much on, of all documents together, no further place is given. What has one goes on. */
  bytes: number;
}

/** A place costs nothing by itself. So there are more than calls to the state with those that wait for one; memory is bounded by the bytes. */
const defaultApproveRoom: ApproveRoom = { places: 512, bytes: 256 * 1024 * 1024 };
const RETRY_AFTER_SECONDS = 2;

/** Places and bytes that are taken, in memory that several threads may share: then the room is one room for all of them. */
export type TakenRoom = BigInt64Array<SharedArrayBuffer>;
const PLACES = 0;
const BYTES = 1;

export function createTakenRoom(): TakenRoom {
  return new BigInt64Array(new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT));
}

export function createApprovePlaces(room: ApproveRoom = defaultApproveRoom, taken: TakenRoom = createTakenRoom()) {
  const add = (what: typeof PLACES | typeof BYTES, amount: number) => Number(Atomics.add(taken, what, BigInt(amount)));
  return {
    /** @throws GatewayError `service_unavailable` with the seconds to wait, where no place is free */
    take(environment: Environment): ApprovePlace {
      const places = environment === 'live' ? room.places : Math.ceil(room.places / 2);
      if (Atomics.load(taken, BYTES) >= room.bytes) throw noPlace();
      // Taken first and given back where it was too much: another thread may take one at the same moment.
      if (add(PLACES, 1) >= places) {
        add(PLACES, -1);
        throw noPlace();
      }
      let held = 0;
      let isReleased = false;
      return {
        holds(documentBytes) {
          add(BYTES, documentBytes - held);
          held = documentBytes;
        },
        release() {
          if (isReleased) return;
          isReleased = true;
          add(PLACES, -1);
          add(BYTES, -held);
        },
      };
    },
  };
}

export type ApprovePlaces = ReturnType<typeof createApprovePlaces>;

function noPlace(): GatewayError {
  const cause = new Error('too many approves are under way');
  return new GatewayError('service_unavailable', { extras: { retry_after: RETRY_AFTER_SECONDS }, cause });
}
