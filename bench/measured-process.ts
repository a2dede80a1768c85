/** A server in a process of its own that tells what it has used so far. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export interface Usage {
  cpuSeconds: number;
  residentMegabytes: number;
}

/** In the measured process: answers the message `usage`. */
export function answerUsage(): void {
  process.on('message', (message) => {
    if (message !== 'usage') return;
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuSeconds: (user + system) / 1e6, residentMegabytes: process.memoryUsage.rss() / 1e6 });
  });
}

export interface Measured<Ready> {
  child: ChildProcess;
  /** Its first message. */
  ready: Ready;
}

/** In the bench: starts the file with these variables, and sends what it waits for. */
export async function startMeasured<Ready>(
  file: URL,
  variables: NodeJS.ProcessEnv,
  given?: object,
): Promise<Measured<Ready>> {
  const child = fork(file, { stdio: 'inherit', env: { ...process.env, ...variables } });
  if (given !== undefined) child.send(given);
  const [ready] = (await once(child, 'message')) as [Ready];
  return { child, ready };
}

export async function usageOf(child: ChildProcess): Promise<Usage> {
  const answer = once(child, 'message');
  child.send('usage');
  const [usage] = (await answer) as [Usage];
  return usage;
}
