/** `qujat state-simulator` as anybody runs it: a process of its own, whose printed environment is taken at its word. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { repositoryRoot } from './gateway-process.ts';

export interface SimulatorProcess {
  address: string;
  /** With which a gateway reaches it, as it was printed. */
  environment: Record<string, string>;
  logged(): string;
  /** The SMS of 1414 to this phone, newest first. */
  messages(phone: string): Promise<{ code: string; text: string }[]>;
  choose(service: string, fault: string, times?: number): Promise<void>;
}

export async function startSimulatorProcess(t: TestContext, dataDirectory: string): Promise<SimulatorProcess> {
  const args = ['server/bin/qujat.cjs', 'state-simulator', '--port', '0', '--data', dataDirectory];
  const child = spawn(process.execPath, args, { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  t.after(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const output = { standard: '', error: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.error += text;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.standard += text;
      if (output.standard.endsWith('\n\n')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the simulator ended with ${code}: ${output.error}`)));
  });
  const address = /listens on (\S+)/.exec(output.standard)?.[1] ?? '';
  const exported = [...output.standard.matchAll(/^export (\w+)='?(.*?)'?$/gm)];
  return {
    address,
    environment: Object.fromEntries(exported.map(([, name, value]) => [name, value])),
    logged: () => output.error,
    messages: async (phone) => {
      const reply = await fetch(`${address}/messages/?phone=${phone}`);
      return ((await reply.json()) as { messages: { code: string; text: string }[] }).messages;
    },
    choose: async (service, fault, times = 1) => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ service, fault, times });
      await fetch(`${address}/faults/`, { method: 'POST', headers, body });
    },
  };
}
