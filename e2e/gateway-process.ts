/** The gateway as an operator runs it: a process of its own, with a data directory, on a free port. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type CommandProcess, startCommand } from './command-process.ts';

export interface GatewayProcess extends CommandProcess {
  /** Such as `http://127.0.0.1:40001`. */
  address: string;
  testKey: string;
  /** What opens the development inbox; empty where there is none. */
  inboxSecret: string;
}

/** Starts the gateway and waits for its banner. It ends with the test at the latest: one left over would hold the whole file. */
export async function startGatewayProcess(
  t: Lasting,
  dataDirectory: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<GatewayProcess> {
  // In words, since many tests set what ends the demonstration by itself, and need its key all the same.
  const usual = { PORT: '0', QUJAT_DATA_DIR: dataDirectory, QUJAT_DEMONSTRATION: 'on' };
  const command = await startCommand(['start'], { ...usual, ...variables });
  t.after(() => command.stop());
  const banner = command.standardOutput();
  return {
    ...command,
    address: /listens on (\S+)/.exec(banner)?.[1] ?? '',
    inboxSecret: /#(inbox-\S+)$/m.exec(banner)?.[1] ?? '',
    testKey: /^Sandbox API key: (qjt_test_\w+)$/m.exec(banner)?.[1] ?? '',
  };
}

/** A test, or with the runner's own `after` a whole file: what is started for it ends after it. */
export interface Lasting {
  after(end: () => unknown): void;
}

/** A folder that is gone after the test. */
export function temporaryDirectory(t: Lasting): string {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-e2e-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A gateway that ends with the test. */
export async function gatewayForTest(t: TestContext, variables: NodeJS.ProcessEnv = {}): Promise<GatewayProcess> {
  return startGatewayProcess(t, temporaryDirectory(t), variables);
}
