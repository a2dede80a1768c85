/** The gateway as an operator runs it: a process of its own, with a data directory, on a free port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = join(dirname(fileURLToPath(import.meta.url)), '..');

export interface GatewayProcess {
  process: ChildProcess;
  /** Such as `http://127.0.0.1:40001`. */
  address: string;
  testKey: string;
  /** What opens the development inbox; empty where there is none. */
  inboxSecret: string;
  standardOutput(): string;
  standardError(): string;
  /** Sends SIGTERM and waits for the end; gives the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the gateway and waits for its banner. */
export async function startGatewayProcess(
  dataDirectory: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<GatewayProcess> {
  const child = spawn(process.execPath, ['server/bin/qujat.cjs', 'start'], {
    cwd: repositoryRoot,
    // In words, since many tests set what ends the demonstration by itself, and need its key all the same.
    env: { ...process.env, PORT: '0', QUJAT_DATA_DIR: dataDirectory, QUJAT_DEMONSTRATION: 'on', ...variables },
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
    child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}: ${output.error}`)));
  });
  return {
    process: child,
    address: /listens on (\S+)/.exec(output.standard)?.[1] ?? '',
    inboxSecret: /#(inbox-\S+)$/m.exec(output.standard)?.[1] ?? '',
    testKey: /^Sandbox API key: (qjt_test_\w+)$/m.exec(output.standard)?.[1] ?? '',
    standardOutput: () => output.standard,
    standardError: () => output.error,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}

/** A folder that is gone after the test. */
export function temporaryDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-e2e-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A gateway that ends with the test. */
export async function gatewayForTest(t: TestContext, variables: NodeJS.ProcessEnv = {}): Promise<GatewayProcess> {
  const gateway = await startGatewayProcess(temporaryDirectory(t), variables);
  t.after(() => gateway.process.exitCode ?? gateway.stop());
  return gateway;
}
