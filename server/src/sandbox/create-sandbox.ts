/**
 * `import { createSandbox } from 'qujat/sandbox'`: a gateway with its sandbox for the tests of whoever integrates Qujat. The package
 * has this file as CommonJS, which every test runner takes, and it runs under any Node from 20 on: so it imports nothing of the
 * gateway, which is a process of its own, `qujat sandbox start`.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { findPinnedNode, isNewEnough, launcher, whyNotPinned } from '../../bin/pinned-node.cjs';

const START_TIMEOUT_MS = 60_000;
const CLOSE_TIMEOUT_MS = 10_000;
/** How many of its last lines an error tells. */
const LINES_KEPT = 20;

export interface SandboxOptions {
  /** Whether the gateway logs each request on standard error. Otherwise it is quiet. */
  logs?: boolean;
}

/** An SMS that the sandbox's 1414 has sent. */
export interface SandboxMessage {
  id: string;
  phone: string;
  sender: '1414';
  text: string;
  /** What the approve takes. */
  code: string;
  /** Such as `2026-11-29T10:00:00.000Z`. */
  sent_at: string;
}

/** What `GET /api/v1/sandbox/scenarios/` explains, as far as it can be armed. */
export type SandboxScenario =
  | 'document_already_received'
  | 'document_expired'
  | 'document_missing'
  | 'egov_timeout'
  | 'egov_unavailable'
  | 'egov_unreachable'
  | 'fixed_code'
  | 'flapping'
  | 'government_service_error'
  | 'invalid_otp_code'
  | 'otp_code_expired'
  | 'pdf_missing'
  | 'profile_not_found'
  | 'session_expired'
  | 'silent'
  | 'slow'
  | 'sms_late'
  | 'sms_never'
  | 'subject_not_found_in_mcdb'
  | 'too_many_attempts';

/** The fields of `POST /api/v1/sandbox/arm/`. Without `calls`, `minutes` and `backend_session_id` the next call plays the scenario. */
export interface ArmOptions {
  /** For `slow` and `sms_late`. */
  seconds?: number;
  operation?: 'request' | 'resend' | 'approve' | 'mcdb_check';
  /** For this person alone. */
  iin?: string;
  /** For this session alone. */
  backend_session_id?: string;
  /** How many calls play it. */
  calls?: number;
  /** How long; at most 60. */
  minutes?: number;
}

export interface ArmedScenario {
  /** Takes it back before it has ended by itself. */
  disarm(): Promise<void>;
}

/** A person who does not exist, as `POST /api/v1/sandbox/people/` takes one. What is left out is made up. */
export interface SandboxPersonGiven {
  /** Of somebody with one name alone, that name. */
  last_name: string;
  first_name?: string;
  middle_name?: string;
  last_name_latin?: string;
  first_name_latin?: string;
  /** Such as `1990-01-31`. */
  birth_date: string;
  sex: 'male' | 'female';
  iin?: string;
  phone?: string;
  /** In two languages, `kk/ru`, like the next three. */
  birth_place?: string;
  nationality?: string;
  citizenship?: string;
  address?: string;
  /** Such as `identity_card`. */
  document_types?: string[];
  /** By document type: what its `result_json` says in place of what is made up. */
  fields?: Record<string, { common?: object; domain?: object }>;
  /** What the state does whenever the person is asked for. */
  scenario?: Exclude<SandboxScenario, 'flapping'>;
  /** For `slow` and `sms_late`. */
  seconds?: number;
  /** The code that the person always gets. */
  fixed_code?: string;
  /** A JPEG in base64. */
  portrait?: string;
}

/** A person who was added: whom to ask for, with which phone. */
export interface SandboxPerson extends Omit<SandboxPersonGiven, 'portrait'> {
  id: string;
  added_at: string;
  has_portrait: boolean;
  iin: string;
  phone: string;
  document_types: string[];
}

/** What test sessions and subscriptions go by. Each operation gives the time that it shows afterwards. */
export interface SandboxClock {
  now(): Promise<Date>;
  /** So that codes, sessions and subscriptions expire without waiting. */
  advance(seconds: number): Promise<Date>;
  /** Back to the gateway's time. What has expired stays so. */
  reset(): Promise<Date>;
}

export interface Sandbox {
  /** The base of all addresses, such as `http://127.0.0.1:40001`. */
  url: string;
  /** A test key that may use everything. */
  apiKey: string;
  /** What a phone has received, newest first; without a phone, what all have. */
  messages(phone?: string): Promise<SandboxMessage[]>;
  /** Has something happen at calls to come: the state is down, an SMS comes late, a code is wrong, and so on. */
  arm(scenario: SandboxScenario, options?: ArmOptions): Promise<ArmedScenario>;
  clock: SandboxClock;
  /** Adds people of the tests' own, all of them or none, and gives them in the same order. */
  addPeople(people: readonly SandboxPersonGiven[]): Promise<SandboxPerson[]>;
  /** Deletes the messages and what is armed, and sets the clock back: for the next test. With `people`, who was added goes too. */
  reset(options?: { people?: boolean }): Promise<void>;
  /** Ends the gateway and removes its store. The end of this process does so too, even after a kill -9. */
  close(): Promise<void>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable | null>;

/** @throws Error with the last lines of the gateway where it does not start */
export async function createSandbox({ logs = false }: SandboxOptions = {}): Promise<Sandbox> {
  const ownNode = isNewEnough(process.versions.node) ? process.execPath : undefined;
  const node = ownNode ?? findPinnedNode();
  if (node === undefined) throw new Error(whyNotPinned());
  const child = startChild(node, logs);
  const lastLines = keepLastLines(child);
  const { url, api_key: apiKey } = await readPlace(child).catch((error: Error) => {
    const reason = (ownNode === undefined && whyNotPinned()) || lastLines();
    throw new Error(`The sandbox did not start: ${error.message}\n${reason}`);
  });
  letThisProcessEnd(child);
  const call = async (method: string, path: string, body?: object) => {
    const init = { method, headers: headersOf(apiKey, body), ...(body && { body: JSON.stringify(body) }) };
    const reply = await fetch(`${url}/api/v1/sandbox/${path}`, init).catch((error: unknown) => {
      throw isGone(child) ? new Error(`The sandbox has ended.\n${lastLines()}`) : error;
    });
    return readReply(reply);
  };
  return { url, apiKey, ...operationsOver(call), close: () => endChild(child) };
}

/** Settings, flags and hooks of Node are those of the tests: the gateway gets none of them. */
function startChild(node: string, logs: boolean): Child {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')));
  const args = [launcher, 'sandbox', 'start', ...(logs ? ['--logs'] : [])];
  const child = spawn(node, args, { env, stdio: ['pipe', 'pipe', logs ? 'inherit' : 'pipe'] }) as Child;
  // It may be gone when its input is to be ended.
  child.stdin.on('error', () => undefined);
  return child;
}

function keepLastLines({ stderr }: Child): () => string {
  const lines: string[] = [];
  if (stderr !== null) {
    createInterface({ input: stderr }).on('line', (line) => {
      lines.push(line);
      if (lines.length > LINES_KEPT) lines.shift();
    });
  }
  return () => lines.join('\n');
}

/** Its first line says where it is. */
async function readPlace(child: Child): Promise<{ url: string; api_key: string }> {
  const line = once(createInterface({ input: child.stdout }), 'line');
  const ended = once(child, 'close').then(([code, signal]) => {
    throw new Error(`it ended with ${signal ?? code}.`);
  });
  // After the start nobody waits for that.
  ended.catch(() => undefined);
  const late = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  try {
    const [text] = await Promise.race([line, ended]);
    return JSON.parse(text);
  } finally {
    clearTimeout(late);
  }
}

/** Tests that forget to close the sandbox end all the same, and it with them. */
function letThisProcessEnd(child: Child): void {
  child.unref();
  for (const pipe of [child.stdin, child.stdout, child.stderr]) (pipe as Socket | null)?.unref();
}

function isGone(child: Child): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

type Call = (method: string, path: string, body?: object) => Promise<unknown>;

function operationsOver(call: Call): Omit<Sandbox, 'url' | 'apiKey' | 'close'> {
  const clock = async (method: string, body?: object) => {
    const { now } = (await call(method, 'clock/', body)) as { now: string };
    return new Date(now);
  };
  return {
    async messages(phone) {
      const query = phone === undefined ? '' : `?phone=${encodeURIComponent(phone)}`;
      const { messages } = (await call('GET', `messages/${query}`)) as { messages: SandboxMessage[] };
      return messages;
    },
    async arm(scenario, options) {
      const { id } = (await call('POST', 'arm/', { scenario, ...options })) as { id: string };
      return { disarm: () => call('DELETE', `arm/${id}/`) as Promise<void> };
    },
    clock: {
      now: () => clock('GET'),
      advance: (seconds) => clock('POST', { advance_seconds: seconds }),
      reset: () => clock('POST', { reset: true }),
    },
    async addPeople(given) {
      const { people } = (await call('POST', 'people/', { people: given })) as { people: SandboxPerson[] };
      return people;
    },
    reset: (options) => call('POST', 'reset/', options) as Promise<void>,
  };
}

function headersOf(apiKey: string, body?: object): Record<string, string> {
  return { authorization: `Bearer ${apiKey}`, ...(body && { 'content-type': 'application/json' }) };
}

async function readReply(reply: Response): Promise<unknown> {
  const text = await reply.text();
  const body = text === '' ? undefined : JSON.parse(text);
  if (reply.ok) return body;
  const fields = (body?.errors ?? []).map(({ field, message }: Record<string, string>) => ` ${field} ${message}.`);
  throw new Error(`The sandbox refused the call. ${body?.message}${fields.join('')}`);
}

async function endChild(child: Child): Promise<void> {
  if (isGone(child)) return;
  child.ref();
  const ended = once(child, 'exit');
  const late = setTimeout(() => child.kill('SIGKILL'), CLOSE_TIMEOUT_MS);
  child.stdin.end();
  await ended;
  clearTimeout(late);
}
