/** `qujat state-simulator` as anybody runs it: a process of its own, whose printed environment is taken at its word. */
import { type CommandProcess, startCommand } from './command-process.ts';
import type { Lasting } from './gateway-process.ts';

export interface SimulatorProcess {
  address: string;
  /** With which a gateway reaches it, as it was printed. */
  environment: Record<string, string>;
  logged(): string;
  untilLogged: CommandProcess['untilLogged'];
  /** The SMS of 1414 to this phone, newest first. */
  messages(phone: string): Promise<{ code: string; text: string }[]>;
  choose(service: string, fault: string, times?: number): Promise<void>;
}

export async function startSimulatorProcess(t: Lasting, dataDirectory: string): Promise<SimulatorProcess> {
  const command = await startCommand(['state-simulator', '--port', '0', '--data', dataDirectory]);
  t.after(() => command.stop());
  const banner = command.standardOutput();
  const address = /listens on (\S+)/.exec(banner)?.[1] ?? '';
  const exported = [...banner.matchAll(/^export (\w+)='?(.*?)'?$/gm)];
  return {
    address,
    environment: Object.fromEntries(exported.map(([, name, value]) => [name, value])),
    logged: command.standardError,
    untilLogged: command.untilLogged,
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
