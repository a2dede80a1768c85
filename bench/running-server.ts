/** A contestant in a process of its own, from its start to its first right answer, and to its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { freePort } from '../e2e/free-port.ts';
import { type AnswerCheck, createAnswerCheck } from './answer-check.ts';
import type { Contestant } from './contestants/contestant.ts';
import { residentMegabytes } from './cpu-time.ts';
import { requestDocument, type Target } from './flow-client.ts';

const START_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 15_000;
const POLL_MS = 5;

export interface RunningServer {
  target: Target;
  /** From the start of the process to the first right answer. */
  startMs: number;
  residentMegabytes(): number;
  stop(): Promise<void>;
}

/** @param samplePdf what it is to answer, where that is one document for everybody */
export async function startServer(contestant: Contestant, samplePdf?: Buffer): Promise<RunningServer> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const check = createAnswerCheck(contestant.name, samplePdf);
  const { file, args, env } = contestant.command(port);
  const started = performance.now();
  const child = spawn(file, args, { env: { ...cleanEnvironment(), ...env }, stdio: 'ignore' });
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const { pid = 0 } = child;
  await untilAnswers(child, contestant, { address, check });
  return {
    target: {
      address,
      check,
      flows: contestant.flows,
      readsCodes: contestant.readsCodes,
      processes: async () => [pid, ...(await contestant.helpers())],
    },
    startMs: performance.now() - started,
    residentMegabytes: () => residentMegabytes([pid]),
    stop: async () => {
      await stop(child);
      process.off('exit', killAtExit);
    },
  };
}

/** Nothing of what somebody has set for a gateway or for npm; servers run as in production. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, JAVA_HOME } = process.env;
  return { PATH, HOME, TMPDIR, JAVA_HOME, NODE_ENV: 'production' };
}

async function untilAnswers(
  child: ChildProcess,
  { name, flows }: Contestant,
  { address, check }: { address: string; check: AnswerCheck },
): Promise<void> {
  const [flow] = flows;
  if (flow === undefined) throw new Error(`${name} has no flows`);
  let spawnFault: Error | undefined;
  child.once('error', (error) => {
    spawnFault = error;
  });
  const deadline = performance.now() + START_DEADLINE_MS;
  const pool = new Pool(address, { connections: 1 });
  for (;;) {
    const answer = await requestDocument(pool, flow).catch(() => undefined);
    if (answer?.status === 200) {
      check.requested(answer);
      break;
    }
    const ended = spawnFault !== undefined || child.exitCode !== null || child.signalCode !== null;
    if (ended || performance.now() > deadline) {
      const said = answer === undefined ? 'nothing' : `${answer.status}: ${answer.body.toString().slice(0, 300)}`;
      throw new Error(`${name} did not start (${child.spawnargs.join(' ')}); it answered ${said}`, {
        cause: spawnFault,
      });
    }
    await wait(POLL_MS);
  }
  await pool.close();
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
  await ended;
  clearTimeout(late);
}
