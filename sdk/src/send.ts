/** One call: its attempts, its time-outs, and what it is told. Everything that goes to the gateway goes through here. */
import { errorOfReply, ownCodeOf, QujatError, readObject, requestIdOf } from './errors.ts';
import { type Operations, operations } from './generated/api.ts';
import { readReply } from './read-reply.ts';
import { delayBeforeRepeatMs, type Failure, failureOfReply, isUnsent, mayRepeat } from './retry.ts';
import type { CallOptions, LogEntry } from './types.ts';

/** What a client is made of. Tests bring their own chance and their own waiting. */
export interface Connection {
  baseUrl: string;
  timeoutMs: number;
  maxRetries: number;
  fetch: typeof fetch;
  logger: ((entry: LogEntry) => void) | undefined;
  random: () => number;
  wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Set once the other side has shown that it knows `Idempotency-Key`. */
  knowsKeys: boolean;
  /** What may stand in no error, besides what a call itself sends. */
  secrets: readonly string[];
}

export interface Message<Id extends keyof Operations> {
  operation: Id;
  params?: Operations[Id]['params'];
  body?: Operations[Id]['body'];
  headers?: Record<string, string>;
  /** Whether the other side is known to understand the Idempotency-Key among the headers. */
  isKeyed?: boolean;
}

/**
 * @throws QujatError where the gateway refuses or cannot be reached
 * @throws what the signal gives as its reason, once it is aborted
 */
export async function send<Id extends keyof Operations>(
  connection: Connection,
  message: Message<Id>,
  options: CallOptions,
): Promise<Operations[Id]['answer']> {
  const { operation } = message;
  const request = requestOf(connection, message, options);
  const secrets = [...connection.secrets, ...secretsOf({ ...message.params, ...message.body })];
  for (let attempt = 1; ; attempt += 1) {
    options.signal?.throwIfAborted();
    const startedMs = performance.now();
    const outcome = await attemptOnce(connection, request, secrets, options);
    if (outcome.isOfQujat) connection.knowsKeys = true;
    const isKeyed = message.isKeyed === true || ('idempotency-key' in request.headers && connection.knowsKeys);
    const call = { operation, method: request.method, isKeyed };
    const waitMs =
      outcome.failure !== undefined && attempt <= connection.maxRetries && mayRepeat(call, outcome.failure)
        ? delayBeforeRepeatMs(attempt - 1, outcome.failure, connection.random)
        : undefined;
    tell(connection, logEntryOf(operation, attempt, performance.now() - startedMs, outcome, waitMs));
    if (outcome.error === undefined) return outcome.answer as Operations[Id]['answer'];
    if (waitMs === undefined) throw outcome.error;
    await connection.wait(waitMs, options.signal);
  }
}

interface Request {
  operation: keyof Operations;
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
}

function requestOf<Id extends keyof Operations>(
  { baseUrl }: Connection,
  { operation, params, body, headers }: Message<Id>,
  { scenario }: CallOptions,
): Request {
  const [method, path] = operations[operation];
  const rest = new Map(Object.entries(params ?? {}).filter(([, value]) => value !== undefined));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return segmentOf(name, value);
  });
  const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)])).toString();
  return {
    operation,
    url: `${baseUrl}${filled}${query === '' ? '' : `?${query}`}`,
    method,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(scenario !== undefined && { 'qujat-sandbox': headerText('scenario', scenario) }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  };
}

/** What is empty, a dot or two would change the path around it: "remove this person" would ask for something else. */
function segmentOf(name: string, value: unknown): string {
  const text = String(value ?? '');
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`${name} must be given, and be more than dots.`);
  return encodeURIComponent(text);
}

/** A timer with a longer time ends at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** @throws TypeError */
export function assertTimeout(timeoutMs: number): number {
  if (timeoutMs >= 1 && timeoutMs <= LONGEST_MS) return timeoutMs;
  throw new TypeError(`timeoutMs must be a number from 1 to ${LONGEST_MS}.`);
}

/** What `fetch` throws of a header quotes it. */
export function headerText(option: string, text: string): string {
  if (/^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(text)) return text;
  throw new TypeError(`${option} must be 1 to 255 characters of ASCII, without spaces around them.`);
}

/** What an error may say of a call; everything else that is sent is masked. */
const SPEAKABLE = new Set([
  'document_type',
  'file_type',
  'scenario',
  'operation',
  'arm_id',
  'event_id',
  'listener_id',
  'sent_after',
]);

function secretsOf(sent: Record<string, unknown>): string[] {
  return Object.entries(sent).flatMap(([name, value]) =>
    typeof value === 'string' && !SPEAKABLE.has(name) ? value : [],
  );
}

interface Outcome {
  answer?: unknown;
  error?: QujatError;
  failure?: Failure;
  status?: number;
  requestId?: string | undefined;
  isOfQujat?: boolean;
}

async function attemptOnce(
  { fetch, timeoutMs: usualMs }: Connection,
  { operation, url, ...init }: Request,
  secrets: readonly string[],
  { signal, timeoutMs = usualMs }: CallOptions,
): Promise<Outcome> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const late = setTimeout(abort, assertTimeout(timeoutMs));
  signal?.addEventListener('abort', abort);
  try {
    const reply = await fetch(url, { ...init, redirect: 'manual', signal: controller.signal });
    return outcomeOf(operation, reply, await readReply(reply), secrets);
  } catch (error) {
    signal?.throwIfAborted();
    return controller.signal.aborted ? timedOut(timeoutMs) : notConnected(url, error);
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', abort);
  }
}

/** What is done without a word: its answer has no body. */
type Wordless = { [Id in keyof Operations]: Operations[Id]['answer'] extends undefined ? Id : never }[keyof Operations];
const WORDLESS: Record<Wordless, true> = {
  disarmSandboxScenario: true,
  removeSandboxPerson: true,
  resendWebhookEvent: true,
  resetSandbox: true,
  revokeCredential: true,
  stopListening: true,
};

function outcomeOf(
  operation: keyof Operations,
  reply: Response,
  text: string | undefined,
  secrets: readonly string[],
): Outcome {
  const { status } = reply;
  const requestId = requestIdOf(reply, secrets);
  const unexpected = { status, requestId, error: unexpectedReply(status), failure: { kind: 'final' } } as const;
  if (text === undefined) return unexpected;
  const body = readObject(text);
  if (status >= 200 && status < 300) {
    if (status === 204 && operation in WORDLESS) return { status, requestId };
    if (Object.keys(body).length > 0) return { status, requestId, answer: body, isOfQujat: 'expires_at' in body };
  }
  if (status < 400) return unexpected;
  const error = errorOfReply(reply, text, secrets);
  return {
    status,
    requestId,
    error,
    failure: failureOfReply(status, error.code, error.retryAfterSeconds),
    isOfQujat: ownCodeOf(body) !== undefined,
  };
}

export function unexpectedReply(status?: number): QujatError {
  const code = 'unexpected_reply';
  const why = status === undefined ? '' : ` It has the status ${status}.`;
  return new QujatError({ code, status, message: `This is no answer of a gateway.${why} Check baseUrl.` });
}

function timedOut(timeoutMs: number): Outcome {
  const message = `The gateway did not answer within ${timeoutMs} milliseconds.`;
  return { error: new QujatError({ code: 'timed_out', message }), failure: { kind: 'unknown' } };
}

/** What was thrown stays out of the error: it may quote the request. */
function notConnected(url: string, thrown: unknown): Outcome {
  const { code = Object(thrown).code } = Object(Object(thrown).cause) as { code?: unknown };
  const why = typeof code === 'string' && /^\w+$/.test(code) ? `: ${code}` : '';
  const message = `There is no connection to ${new URL(url).origin}${why}.`;
  const kind = isUnsent(thrown) ? 'unsent' : 'unknown';
  return { error: new QujatError({ code: 'connection_failed', message }), failure: { kind } };
}

/** A logger that fails may not cost the document that has just come. */
function tell({ logger }: Connection, entry: LogEntry): void {
  try {
    logger?.(entry);
  } catch {}
}

function logEntryOf(
  operation: string,
  attempt: number,
  durationMs: number,
  { status, error, requestId }: Outcome,
  waitMs: number | undefined,
): LogEntry {
  return {
    operation,
    attempt,
    durationMs: Math.round(durationMs),
    ...(status !== undefined && { status }),
    ...(error !== undefined && { code: error.code }),
    ...(requestId !== undefined && { requestId }),
    ...(waitMs !== undefined && { repeatedInMs: Math.round(waitMs) }),
  };
}

/** @throws what the signal gives as its reason */
export async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  // An abort that has been does not come again.
  signal?.throwIfAborted();
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
  signal?.throwIfAborted();
}
