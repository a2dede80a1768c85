/** The profiler of a process that was started with `--inspect`. */
import { once } from 'node:events';

/** What `Profiler.stop` of the Chrome DevTools Protocol gives. Times are in microseconds. */
export interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

export interface Inspector {
  /** Of the main thread, while the work is done. */
  profile(work: () => Promise<void>): Promise<CpuProfile>;
  close(): void;
}

const SAMPLED_EVERY_US = 200;

export async function connectInspector(port: number): Promise<Inspector> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '');
  await once(socket, 'open');
  let lastId = 0;
  const send = async <Result>(method: string, params: object = {}): Promise<Result> => {
    const id = ++lastId;
    socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [{ data }] = (await once(socket, 'message')) as [{ data: string }];
      const answer = JSON.parse(data) as { id?: number; result: Result; error?: { message: string } };
      if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
      if (answer.id === id) return answer.result;
    }
  };
  await send('Profiler.enable');
  await send('Profiler.setSamplingInterval', { interval: SAMPLED_EVERY_US });
  return {
    async profile(work) {
      await send('Profiler.start');
      await work();
      return (await send<{ profile: CpuProfile }>('Profiler.stop')).profile;
    },
    close: () => socket.close(),
  };
}
