/** A command of `qujat` as anybody runs it: a process of its own, once it has printed its banner. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = join(dirname(fileURLToPath(import.meta.url)), '..');

export interface CommandProcess {
  process: ChildProcess;
  standardOutput(): string;
  standardError(): string;
  /** Sends SIGTERM and waits for the end; gives the exit code. */
  stop(): Promise<number | null>;
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
  const ended = once(child, 'exit');
  const output = { standard: '', error: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.error += text;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.standard += text;
      if (output.standard.endsWith('\n\n')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`qujat ${args[0]} ended with ${code}: ${output.error}`)));
  });
  return {
    process: child,
    standardOutput: () => output.standard,
    standardError: () => output.error,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}
