/** describeHealth: how the system is, for the operator: connectors, store, maintenance, mails, version. */
import { isLate } from '../maintenance/late-tasks.ts';
import type { TaskName } from '../maintenance/task-names.ts';
import type { ConnectorReport } from './connector-watch.ts';
import type { HealthStore, WaitingMails } from './health-store.ts';

export interface HealthContext {
  /** Of all threads. */
  reportConnectors(): Promise<ConnectorReport[]>;
  store: HealthStore;
  about: AboutProcess;
  tasks: readonly { name: TaskName; everyMs: number }[];
  /** Milliseconds from any start, which no change of the wall clock moves. */
  monotonicMs: () => number;
}

export interface AboutProcess {
  version: string;
  /** The version of Node that runs it. */
  node: string;
  storeKind: 'sqlite' | 'postgresql';
  /** What takes the mails: an SMTP server, the development inbox, or nothing at all. */
  mailsGoTo: 'smtp' | 'development_inbox' | 'nowhere';
  /** By whom PDFs are signed, and until when in milliseconds, where that is known; null where they are not. */
  pdfSignature: { signer: 'local' | 'ncanode'; untilMs: number | null } | null;
  /** By `monotonicMs`. */
  startedMs: number;
}

export interface Health extends Omit<AboutProcess, 'startedMs'> {
  uptimeMs: number;
  /** As this process has seen them. */
  connectors: ConnectorReport[];
  /** How long the store took for one read, in milliseconds. */
  storeAnswerMs: number;
  newestMigration: string;
  tasks: MaintenanceHealth[];
  mails: WaitingMails;
}

export interface MaintenanceHealth {
  name: TaskName;
  everyMs: number;
  /** Null where it never had a turn. */
  lastTurnAt: number | null;
  /** Its last turn is longer ago than three of its pauses and a minute. */
  late: boolean;
}

/** @throws StoreUnavailableError */
export async function describeHealth(context: HealthContext): Promise<Health> {
  const { reportConnectors, store, about, tasks, monotonicMs } = context;
  const { startedMs, ...rest } = about;
  const askedMs = monotonicMs();
  const { newestMigration, turns, mails, nowMs } = await store.readHealth();
  const answeredMs = monotonicMs();
  return {
    ...rest,
    uptimeMs: answeredMs - startedMs,
    connectors: await reportConnectors(),
    storeAnswerMs: answeredMs - askedMs,
    newestMigration,
    tasks: tasks.map(({ name, everyMs }) => {
      const turn = turns.find(({ task }) => task === name);
      const late = turn !== undefined && isLate({ ...turn, everyMs }, nowMs);
      return { name, everyMs, lastTurnAt: turn?.begunAt ?? null, late };
    }),
    mails,
  };
}
