/** Where time and identifiers come from. Operations take these from outside, so that tests can fix them. */
import { randomBytes, randomUUID, randomUUIDv7 } from 'node:crypto';

const REQUEST_ID_BYTES = 16;
const RANDOM_BLOCK_BYTES = 512 * REQUEST_ID_BYTES;

/** Tells the time in milliseconds since the Unix epoch. */
export interface Clock {
  nowMs(): number;
}

export interface Ids {
  /** A lower-case UUIDv4: 122 random bits, enough for a bearer secret such as `backend_session_id`. */
  uuid(): string;
  /**
   * A lower-case UUIDv7, which begins with the time: rows of the same moment stand together in the index of their ids, so that a commit
   * writes few of its pages. It is no secret.
   */
  rowId(): string;
  /** `req_` and 22 base64url characters. Not a UUID, so that the log's mask can hide every UUID and still show this. */
  requestId(): string;
  /** Cryptographically strong. */
  randomBytes(length: number): Uint8Array;
}

/** Milliseconds from any start. No change of the wall clock moves it, so it measures pauses and durations. */
export const monotonicMs = (): number => performance.now();

export const systemClock: Clock = { nowMs: () => Date.now() };

export const randomIds: Ids = {
  uuid: () => randomUUID(),
  rowId: () => randomUUIDv7(),
  requestId: createRequestIds(),
  randomBytes: (length) => randomBytes(length),
};

/** Each piece of the block is used once. To ask the system for every id alone costs ten times as much. */
function createRequestIds(): () => string {
  let block = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used === block.length) {
      block = randomBytes(RANDOM_BLOCK_BYTES);
      used = 0;
    }
    const id = block.toString('base64url', used, used + REQUEST_ID_BYTES);
    used += REQUEST_ID_BYTES;
    return `req_${id}`;
  };
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
