/** What the gateway's threads and the SQLite worker say to each other. */
import type { MessagePort } from 'node:worker_threads';
import type { Durability } from '../database.ts';

export interface SqliteStatement {
  sql: string;
  parameters: readonly unknown[];
  /** Undo the whole unit where this statement affects fewer rows than that. */
  mustAffect: number;
}

export interface SqliteResult {
  rows: Record<string, unknown>[];
  affectedRows: number;
}

/** A unit of work, to be committed with the other units of its batch. */
export interface SqliteRequest {
  id: number;
  durability: Durability;
  statements: readonly SqliteStatement[];
}

/** One statement that reads, to the thread of the reports. */
export interface ReportRequest {
  id: number;
  /** When it is broken off, by `threadsMs`. */
  endsAtMs: number;
  statement: SqliteStatement;
}

export interface ReportReply {
  id: number;
  outcome: SqliteOutcome;
}

/** A batch as `batch-encoding.ts` writes it. */
export interface EncodedBatch {
  /** Texts that from the next batch on stand as the next numbers. */
  newTexts: readonly string[];
  requests: readonly EncodedRequest[];
}

export type EncodedRequest = readonly [id: number, durability: Durability, ...statements: EncodedStatement[]];
export type EncodedStatement = readonly [text: number | string, mustAffect: number, ...parameters: unknown[]];

export type SqliteMessage =
  | { kind: 'batch'; batch: EncodedBatch }
  | { kind: 'shrink' }
  /** Another thread of the gateway commits through the same worker. */
  | { kind: 'serve'; port: MessagePort }
  | { kind: 'close' };

export type SqliteOutcome =
  | { kind: 'done'; results: readonly SqliteResult[] }
  | { kind: 'undone' }
  | { kind: 'failed'; error: SqliteFailure };

/** An error as it crosses the threads, where everything but message and stack would be lost. */
export interface SqliteFailure {
  message: string;
  /** SQLite's own number, such as 2067 for a unique constraint. */
  errcode: number | undefined;
  /** The file could not be opened or a transaction not be ended: whatever the number says, no statement is to blame. */
  storeFailed?: boolean;
}

export type SqliteReply = readonly { id: number; outcome: SqliteOutcome }[];
