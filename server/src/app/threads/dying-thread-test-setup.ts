/** Test equipment: a further thread that starts, and dies of an error that nobody catches once it listens. */
import { parentPort } from 'node:worker_threads';
import { type FirstThread, type FurtherThread, talkTo } from './between-threads.ts';

if (parentPort === null) throw new Error('dying-thread-test-setup.ts runs as a worker thread only');
const own: Partial<FurtherThread> = {
  start: async () => {},
  listen: async () => {
    setImmediate(() => {
      throw new Error('nobody catches this');
    });
  },
};
talkTo<FirstThread, Partial<FurtherThread>>(parentPort, own);
