/** Where time and identifiers come from. Operations take these from outside, so that tests can fix them. */
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { randomPiece } from './system/random-piece.ts';

const REQUEST_ID_BYTES = 16;

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
  requestId: () => `req_${randomPiece(REQUEST_ID_BYTES).toString('base64url')}`,
  randomBytes: randomPiece,
};

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
