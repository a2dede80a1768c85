/** The place of an app among the threads of its process, where `QUJAT_THREADS` asks for several. */
import type { EgovGate } from '../../egov/egov-gate.ts';
import type { ConnectorReport } from '../../health/connector-watch.ts';
import type { MetricsOfThread } from '../../http/metrics.ts';
import type { TakenRoom } from '../../sessions/approve-places.ts';
import type { LentStore } from '../../storage/database.ts';

export interface ThreadPlace {
  /** The first is 1. It does what is done once: it opens the store, cleans up, sends mails, draws. */
  number: number;
  /** How many threads there are. */
  of: number;
  takenRoom: TakenRoom;
  /** What the first has lent; undefined in the first itself. */
  lent: Lent | undefined;
  /** @returns what speaks for all threads, whichever is asked */
  join(part: ThreadPart): WholeProcess;
}

export interface Lent {
  /** Undefined where each thread connects by itself. */
  store: LentStore | undefined;
  gateOf(connector: string): EgovGate;
}

/** What each thread tells of itself. */
export interface ThreadPart {
  readMetrics(): Promise<MetricsOfThread>;
  reportConnectors(): ConnectorReport[];
  flushRequestLog(): Promise<void>;
}

export interface WholeProcess {
  /** In the text format. */
  readMetrics(): Promise<string>;
  reportConnectors(): Promise<ConnectorReport[]>;
  /** Writes the calls that any thread has still to write. */
  flushRequestLogs(): Promise<void>;
}
