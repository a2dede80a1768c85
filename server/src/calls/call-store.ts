/** What the log of calls needs of a store. The store's clock stamps the lines; days are those of Almaty. */
import type { LoggedCall, LoggedOperation } from '../sessions/call-log.ts';

/** A line as it is written: some time after the call. */
export interface CollectedCall extends LoggedCall {
  ageMs: number;
}

export interface StoredCall extends Omit<LoggedCall, 'outcome'> {
  /** `ok`, or the code of an error; of a later version too. */
  outcome: string;
  /** When the call ended, epoch milliseconds. */
  createdAt: number;
}

/** Undefined fields do not filter. */
export interface CallFilter {
  organizationId: string;
  /** Epoch milliseconds; from is included, to is not. */
  from?: number | undefined;
  to?: number | undefined;
  operation?: LoggedOperation | undefined;
  documentType?: string | undefined;
  environment?: string | undefined;
  /** `ok`, `failed` for every error, or the code of one. */
  outcome?: string | undefined;
  requestId?: string | undefined;
}

/** The place of a line in the list. */
export interface CallPlace {
  createdAt: number;
  requestId: string;
}

/** Days of Almaty, `YYYY-MM-DD`, both included. */
export interface CallPeriod {
  organizationId: string;
  environment: string;
  fromDay: string;
  toDay: string;
}

export interface CallCount {
  day: string;
  operation: string;
  documentType: string;
  outcome: string;
  calls: number;
}

export interface DeliveredCount {
  day: string;
  documentType: string;
  delivered: number;
}

export interface StateLatency {
  /** How many calls asked the state. */
  calls: number;
  /** Null where there was none. */
  medianMs: number | null;
  p95Ms: number | null;
}

export interface CallStore {
  /** A line whose request id is there already is left as it is. */
  insertCalls(calls: readonly CollectedCall[]): Promise<void>;

  /** Newest first, from after this place on. */
  listCalls(filter: CallFilter, page: { after?: CallPlace | undefined; most: number }): Promise<StoredCall[]>;

  countCalls(period: CallPeriod): Promise<CallCount[]>;

  /** What was delivered, from the meter and not from the calls: it stays when they are gone. */
  countDelivered(period: CallPeriod): Promise<DeliveredCount[]>;

  /** By nearest rank, over all calls of the period that asked the state. */
  readStateLatency(period: CallPeriod): Promise<StateLatency>;

  /** Deletes lines older than this, the oldest first, and gives their number. */
  deleteCalls(sweep: { retentionMs: number; most: number }): Promise<number>;
}
