/** A command of `qujat` as anybody runs it: a process of its own, once it has printed its banner. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = join(dirname(fileURLToPath(import.meta.url)), '..');

export interface CommandProcess {
  process: ChildProcess;
  standardOutput(): string;
  standardError(): string;
  untilLogged: CaughtLog['until'];
  /** Sends SIGTERM and waits for the end, with the last line of its log; gives the exit code. */
  stop(): Promise<number | null>;
}

export interface CaughtLog {
  /** What has come so far. What the process has just done need not be there yet: its log follows a turn later. */
  text(): string;
  /** Resolves once this is in the log. */
  until(words: RegExp): Promise<void>;
}

export function catchLog(standardError: Readable): CaughtLog {
  let log = '';
  standardError.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  return {
    text: () => log,
    until: async (words) => {
      while (!words.test(log)) {
        if (standardError.readableEnded) throw new Error(`the log ended without ${words}`);
        await Promise.race([once(standardError, 'data'), once(standardError, 'end')]);
      }
    },
  };
}

/** What runs the command, and where. */
export interface Launcher {
  command: readonly [string, ...string[]];
  cwd: string;
}

const fromRepository: Launcher = { command: [process.execPath, 'server/bin/qujat.cjs'], cwd: repositoryRoot };

export async function startCommand(
  args: readonly string[],
  variables: NodeJS.ProcessEnv = {},
  { command: [program, ...before], cwd }: Launcher = fromRepository,
): Promise<CommandProcess> {
  const child = spawn(program, [...before, ...args], {
    cwd,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const log = catchLog(child.stderr);
  let standardOutput = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      standardOutput += text;
      if (standardOutput.endsWith('\n\n')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`qujat ${args[0]} ended with ${code}: ${log.text()}`)));
  });
  return {
    process: child,
    standardOutput: () => standardOutput,
    standardError: log.text,
    untilLogged: log.until,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}
