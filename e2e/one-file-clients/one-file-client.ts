/** A client of one file in another language, driven from here: a process that makes the calls of each case and tells what came of them. */
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '../command-process.ts';
import type { Lasting } from '../gateway-process.ts';

export interface OneFileClient {
  name: 'Python' | 'PHP';
  /** Succeeds where the client can run. */
  probe: [string, string[]];
  /** The program, its driver, and the folder of the client. */
  drive: [string, string[]];
  /** From the key to a saved PDF. */
  script: [string, string[]];
}

const folder = (name: string) => `${repositoryRoot}/examples/${name}`;
const driver = (file: string) => `${repositoryRoot}/e2e/one-file-clients/${file}`;

/** Arguments in traces, as on a machine without a php.ini. */
const phpTellsAll = ['-d', 'zend.exception_ignore_args=0', '-d', 'zend.exception_string_param_max_len=100'];

export const oneFileClients: OneFileClient[] = [
  {
    name: 'Python',
    probe: ['python3', ['-c', 'import sys, zoneinfo; zoneinfo.ZoneInfo("Asia/Almaty")']],
    drive: ['python3', [driver('drive.py'), folder('python')]],
    script: ['python3', ['-B', `${folder('python')}/get_document.py`]],
  },
  {
    name: 'PHP',
    probe: ['php', ['-r', 'exit(PHP_VERSION_ID >= 80100 && extension_loaded("curl") ? 0 : 1);']],
    drive: ['php', [...phpTellsAll, driver('drive.php'), folder('php')]],
    script: ['php', [`${folder('php')}/get_document.php`]],
  },
];

/** Why the client cannot run here; false if it can. */
export function whyNot({ name, probe: [command, args] }: OneFileClient): string | false {
  return spawnSync(command, args).status === 0
    ? false
    : `${command} ${args.join(' ')} fails here: ${name} is not there`;
}

export interface StoredSession {
  id: string;
  expires_at?: string | null;
  resend_after?: string | null;
  phone_masked?: string | null;
}

export type Step =
  | { call: 'request'; document_type: string; iin: string; phone: string }
  | { call: 'resend'; session: StoredSession }
  | { call: 'generate'; session: StoredSession; reply: object; folder?: string }
  | { call: 'approve'; session: StoredSession; code: string; file: 'pdf' | 'image' | null; folder?: string }
  | { call: 'messages'; phone: string }
  | { call: 'date'; epoch_ms: number };

export interface ToldError {
  code: string;
  status: number | null;
  was_sent: boolean;
  detail: string;
  message: string;
  request_id: string | null;
  retry_after: number | null;
  attempts_left: number | null;
  fields: { field: string; message: string }[];
  documentation_url: string | null;
  /** As a log has it. */
  text: string;
}

export interface Outcome {
  /** `refused` where it was the client itself, or the disk. */
  results: { value?: unknown; error?: ToldError; refused?: string }[];
  /** How long it waited between attempts, in seconds. */
  slept: number[];
  /** Everything that it shows of itself, of what it gave and of what it threw. */
  shown: string;
}

export interface DrivenClient {
  play(place: Place, steps: Step[]): Promise<Outcome>;
}

interface Place {
  url: string;
  apiKey: string;
  /** How long an attempt may take. */
  timeoutSeconds: number;
}

/** Ends with the test. One case at a time. */
export function driveClient(t: Lasting, { drive: [command, args] }: OneFileClient): DrivenClient {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  t.after(() => child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    play: async ({ url, apiKey, timeoutSeconds }, steps) => {
      const theCase = { base_url: url, api_key: apiKey, timeout_seconds: timeoutSeconds, steps };
      child.stdin.write(`${JSON.stringify(theCase)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${command} has ended`);
      return JSON.parse(value) as Outcome;
    },
  };
}
