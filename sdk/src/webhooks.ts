/** `@qujat/sdk/webhooks`: whether a webhook comes from the gateway. Standard Webhooks 1.0, https://www.standardwebhooks.com. */
import { webcrypto } from '#webcrypto';
import { bytesOf, isStrictBase64 } from './base64.ts';

const TOLERANCE_SECONDS = 300;

export type WebhookErrorCode =
  | 'header_missing'
  | 'timestamp_invalid'
  | 'timestamp_too_old'
  | 'timestamp_too_new'
  | 'signature_wrong'
  | 'body_not_json';

export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly code: WebhookErrorCode;

  constructor(code: WebhookErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Those of a `Request`, or of a request of Node. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface WebhookOptions {
  /** By how many seconds its time may differ from yours. 300 if not given. */
  tolerance?: number | undefined;
  /** Your time, in milliseconds since 1970. */
  now?: (() => number) | undefined;
}

export interface Webhook {
  /** The same in each repetition: by it you know what you have handled already. */
  id: string;
  /** When this attempt was signed. */
  timestamp: Date;
  /** The body, as JSON. */
  payload: unknown;
}

/**
 * Answer with 400 where it throws, and do nothing else.
 *
 * @param secrets `whsec_…`; while a secret is being replaced, the old and the new one
 * @param rawBody as it came: JSON that was parsed and written again is another text
 * @throws WebhookError where the webhook is not genuine; TypeError where a secret, the raw body or the tolerance is none
 */
export async function verifyWebhook(
  secrets: string | readonly string[],
  headers: WebhookHeaders,
  rawBody: string | Uint8Array | ArrayBuffer,
  { tolerance = TOLERANCE_SECONDS, now = Date.now }: WebhookOptions = {},
): Promise<Webhook> {
  assertGiven(rawBody, tolerance);
  const [id, time, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    readHeader(headers, name),
  ) as [string, string, string];
  const body = typeof rawBody === 'string' ? new TextEncoder().encode(rawBody) : new Uint8Array(rawBody);
  const keys = await Promise.all([secrets].flat().map(keyOf));
  const signed = concatenate(new TextEncoder().encode(`${id}.${time}.`), body);
  if (!(await isSigned(keys, signatures, signed))) {
    throw new WebhookError('signature_wrong', 'No signature of the webhook is right.');
  }
  const timestamp = readTime(time, tolerance, now());
  return { id, timestamp, payload: readJson(body) };
}

/** With a tolerance that is no number, no webhook would be too old; JSON that was parsed would have a wrong signature for ever. */
function assertGiven(rawBody: unknown, tolerance: unknown): void {
  const isBytes = ArrayBuffer.isView(rawBody) || Object.prototype.toString.call(rawBody) === '[object ArrayBuffer]';
  if (typeof rawBody !== 'string' && !isBytes)
    throw new TypeError('rawBody must be the body as it came: a text or bytes, not parsed JSON.');
  if (typeof tolerance === 'number' && tolerance >= 0 && Number.isFinite(tolerance)) return;
  throw new TypeError('tolerance must be a number of seconds from 0.');
}

function readHeader(headers: WebhookHeaders, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new WebhookError('header_missing', `The webhook needs one header ${name}.`);
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const bytes = bytesOf(/^whsec_(.+)$/.exec(secret)?.[1] ?? '');
  if (bytes.length === 0) throw new TypeError('A secret of webhooks begins with whsec_ and goes on in base64.');
  return webcrypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

/** `verify` takes the same time for each wrong signature. */
async function isSigned(
  keys: readonly CryptoKey[],
  signatures: string,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const versions = signatures
    .split(' ')
    .flatMap((each) => /^v1,(.{43}=)$/.exec(each)?.[1] ?? [])
    .filter(isStrictBase64);
  const results = await Promise.all(
    keys.flatMap((key) => versions.map((each) => webcrypto.subtle.verify('HMAC', key, bytesOf(each), signed))),
  );
  return results.includes(true);
}

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function readTime(text: string, tolerance: number, nowMs: number): Date {
  const seconds = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(seconds)) throw new WebhookError('timestamp_invalid', 'The webhook-timestamp is no Unix time.');
  const aheadSeconds = seconds - nowMs / 1_000;
  if (aheadSeconds < -tolerance) throw new WebhookError('timestamp_too_old', 'The webhook is too old.');
  if (aheadSeconds > tolerance) throw new WebhookError('timestamp_too_new', 'The webhook is from the future.');
  return new Date(seconds * 1_000);
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new WebhookError('body_not_json', 'The body of the webhook is no JSON.');
  }
}
