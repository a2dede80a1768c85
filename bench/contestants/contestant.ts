/** What takes part in the bench of the flow: how it is started, and what is asked of it. */
import { readFileSync } from 'node:fs';
import type { Flow } from '../flow-client.ts';

export type Kind = 'own' | 'mock' | 'limit';

export interface Contestant {
  name: string;
  version: string;
  kind: Kind;
  /** Shown beside its figures, as they mean little without it. */
  does: string;
  /** One per organisation and person, so that the newest code of each is the one of this round. */
  flows: readonly Flow[];
  /** Whether its codes are read from the inbox of the sandbox. Otherwise any code will do. */
  readsCodes: boolean;
  /** What starts it on this port of 127.0.0.1. */
  command(port: number): Command;
  /** Processes that work for it and are no children of its own. */
  helpers(): Promise<readonly number[]>;
  /** Takes away what it has stored. */
  remove(): Promise<void>;
}

export interface Command {
  file: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
}

/** A contestant that cannot be had here, and why. */
export interface Skipped {
  name: string;
  reason: string;
}

/** Answers of Qujat to one flow: what all that keep no documents answer with. */
export interface Sample {
  requested: Buffer;
  approved: Buffer;
  /** The same in files, and a folder for what else a contestant reads. */
  requestedFile: string;
  approvedFile: string;
  directory: string;
  /** The flows that Qujat plays: these contestants take any. */
  flows: readonly Flow[];
}

type Described = Pick<Contestant, 'name' | 'version' | 'kind' | 'does' | 'command'>;

export function answersWith(sample: Sample, described: Described): Contestant {
  return {
    ...described,
    flows: sample.flows,
    readsCodes: false,
    helpers: async () => [],
    remove: async () => undefined,
  };
}

/** For a file that is contestant and server in one: it runs itself, and reads this again with `sampleArguments`. */
export function ownProcess(file: string, sample: Sample): (port: number) => Command {
  return (port) => ({ file: process.execPath, args: [file, String(port), sample.requestedFile, sample.approvedFile] });
}

export function sampleArguments(): { port: number; requested: Buffer; approved: Buffer } {
  const [port, requestedFile = '', approvedFile = ''] = process.argv.slice(2);
  return { port: Number(port), requested: readFileSync(requestedFile), approved: readFileSync(approvedFile) };
}

/** As `bench/package.json` pins it. */
export function pinnedVersion(name: string): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
  return dependencies[name] ?? '';
}
