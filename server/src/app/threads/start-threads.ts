/** Starts the further threads of a process, lends them what is there once, and speaks for all of them. The first thread's side. */
import { type MessagePort, Worker } from 'node:worker_threads';
import { mergeReports } from '../../health/connector-watch.ts';
import { sumOfThreads } from '../../http/metrics.ts';
import type { DestinationStream } from '../../logging/logger.ts';
import { createTakenRoom } from '../../sessions/approve-places.ts';
import type { App } from '../app.ts';
import { type FirstThread, type FurtherThread, type ThreadData, talkTo } from './between-threads.ts';
import { lendToThread } from './lend-to-thread.ts';
import type { ThreadPart, WholeProcess } from './thread-place.ts';

export interface ThreadsOptions {
  /** With the first. */
  threads: number;
  environment: NodeJS.ProcessEnv;
  /** The one place where lines of the log go. */
  logTo: DestinationStream;
  /** What a further thread runs. */
  module: URL;
}

export function prepareThreads(options: ThreadsOptions) {
  const takenRoom = createTakenRoom();
  const further: Further[] = [];
  let whole: WholeProcess | undefined;
  return {
    /** Of the first thread's app, which is made with it. */
    place: {
      number: 1,
      of: options.threads,
      takenRoom,
      lent: undefined,
      join: (part: ThreadPart) => {
        whole = wholeOf(part, further);
        return whole;
      },
    },
    /** Resolves when all of them could answer requests. */
    async start(first: App) {
      for (let number = 2; number <= options.threads; number += 1) {
        const store = first.lends.store();
        const data = { number, of: options.threads, environment: options.environment, takenRoom, store };
        if (whole === undefined) throw new Error('The first thread has not joined');
        further.push(startThread(options.module, data, lendToThread(first, whole, options.logTo)));
      }
      await Promise.all(further.map((thread) => thread.start()));
    },
    async listen(place: { host: string; port: number }) {
      await Promise.all(further.map((thread) => thread.listen(place)));
    },
    refuseReadiness() {
      // One that has died refuses everything.
      for (const { call } of further) call.refuseReadiness.asEvent().catch(() => {});
    },
    /** Ends the requests in flight, and the threads. */
    async close() {
      await Promise.all(further.map((thread) => thread.close()));
    },
  };
}

export type Threads = ReturnType<typeof prepareThreads>;

function wholeOf(part: ThreadPart, further: readonly Further[]): WholeProcess {
  return {
    readMetrics: async () =>
      sumOfThreads(await Promise.all([part.readMetrics(), ...further.map(({ call }) => call.readMetrics())])),
    reportConnectors: async () =>
      mergeReports(await Promise.all([part.reportConnectors(), ...further.map(({ call }) => call.reportConnectors())])),
    flushRequestLogs: async () => {
      await Promise.all([part.flushRequestLog(), ...further.map(({ call }) => call.flushRequestLog())]);
    },
  };
}

/** A thread that ends by itself ends the process in order, as an error does that nobody has caught: half a gateway is none. */
function startThread(module: URL, data: ThreadData, lent: FirstThread) {
  const ports: MessagePort[] = data.store === undefined ? [] : [data.store.writer, data.store.reports];
  const worker = new Worker(module, { name: `http ${data.number}`, workerData: data, transferList: ports });
  const call = talkTo<FurtherThread, FirstThread>(worker, lent);
  const died = Promise.withResolvers<never>();
  let isExpected = false;
  let hasDied = false;
  const end = (error: Error) => {
    if (!isExpected) {
      hasDied = true;
      isExpected = true;
      died.reject(error);
    }
    // birpc gives what it is handed a cause of its own: the error that ends the process stays as it was thrown.
    call.$close(new Error(error.message));
  };
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => end(new Error(`The thread ${data.number} has ended`)));
  return {
    call,
    async start(): Promise<void> {
      await Promise.race([call.start(), died.promise]);
      died.promise.catch((error: unknown) => {
        setImmediate(() => {
          throw error;
        });
      });
    },
    async listen(place: { host: string; port: number }): Promise<void> {
      try {
        await call.listen(place);
      } catch (error) {
        if (!hasDied) throw error;
        // The process ends already, in order. A second error that nobody catches would cut that off.
        await new Promise<never>(() => {});
      }
    },
    async close(): Promise<void> {
      const isAlive = !isExpected;
      isExpected = true;
      if (isAlive) await call.close();
      await worker.terminate();
    },
  };
}

type Further = ReturnType<typeof startThread>;
