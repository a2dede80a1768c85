/** The threads that draw documents and that prepare the state's files, asked when somebody reads the metrics. */
import { Gauge, type Registry } from 'prom-client';

export interface WorkersStatus {
  waiting: number;
  threads: number;
  threadBytes: readonly number[];
}

export function watchWorkers(registry: Registry, readStatus: () => Promise<Record<string, WorkersStatus>>): void {
  const gauge = (name: string, help: string, labelNames: string[], tell: (gauge: Gauge, status: Told) => void) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset();
        for (const [work, status] of Object.entries(await readStatus())) tell(this, { work, ...status });
      },
    });
  gauge(
    'qujat_workers',
    'Threads that draw documents or prepare files of the state',
    ['work'],
    (told, { work, threads }) => told.set({ work }, threads),
  );
  gauge('qujat_worker_queue', 'Documents that wait for such a thread', ['work'], (told, { work, waiting }) =>
    told.set({ work }, waiting),
  );
  gauge(
    'qujat_worker_memory_bytes',
    "Memory of each such thread's own objects and buffers; what its native code holds is in the process's alone",
    ['work', 'thread'],
    (told, { work, threadBytes }) => {
      for (const [index, bytes] of threadBytes.entries()) told.set({ work, thread: index + 1 }, bytes);
    },
  );
}

interface Told extends WorkersStatus {
  work: string;
}
