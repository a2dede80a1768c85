/** Test equipment: a further thread that dies of an error that nobody catches before it has said that it listens. */
import { parentPort } from 'node:worker_threads';
import { type FirstThread, type FurtherThread, talkTo } from './between-threads.ts';

if (parentPort === null) throw new Error('dying-listener-test-setup.ts runs as a worker thread only');
const own: Partial<FurtherThread> = {
  start: async () => {},
  listen: () =>
    new Promise(() => {
      setImmediate(() => {
        throw new Error('nobody catches this');
      });
    }),
};
talkTo<FirstThread, Partial<FurtherThread>>(parentPort, own);
