/** What the options of a client make of the rest of the SDK. Wrong options are refused at once, and none is repeated in the refusal. */
import { assertTimeout, type Connection, wait } from './send.ts';
import type { QujatOptions } from './types.ts';

const TIMEOUT_MS = 25_000;
const MAX_RETRIES = 2;

/** Chance and waiting, as tests bring them. */
export type Nature = Partial<Pick<Connection, 'random' | 'wait'>>;

/** @throws TypeError that names the wrong option */
export function connectionOf(
  // Who writes JavaScript may forget them.
  options: Partial<QujatOptions> | undefined | null,
  { random = Math.random, wait: pause = wait }: Nature = {},
): Connection {
  const { apiKey, baseUrl, timeoutMs = TIMEOUT_MS, maxRetries = MAX_RETRIES, fetch, logger } = options ?? {};
  assertKey(apiKey);
  if (!Number.isInteger(maxRetries) || maxRetries < 0) throw new TypeError('maxRetries must be a whole number from 0.');
  return {
    baseUrl: readBaseUrl(baseUrl),
    timeoutMs: assertTimeout(timeoutMs),
    maxRetries,
    // Looked up for each call, so that who replaces the global one later is heard.
    fetch: fetch ?? ((...args) => globalThis.fetch(...args)),
    logger,
    random,
    wait: pause,
    knowsKeys: false,
    secrets: [apiKey],
  };
}

function assertKey(apiKey: unknown): asserts apiKey is string {
  if (typeof apiKey !== 'string' || apiKey === '') throw new TypeError('apiKey is missing.');
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new TypeError('apiKey has spaces, line breaks or letters that no key has.');
  if (!apiKey.startsWith('qjt_test_') && isInHandsOfUsers()) {
    throw new TypeError(
      'A live API key may be used on a server only. Here, everybody who opens the page or the app can read it.',
    );
  }
}

/** A page, a worker of a page, or an app of React Native. */
function isInHandsOfUsers(): boolean {
  const { window, document, importScripts, navigator } = globalThis as Record<string, unknown> & typeof globalThis;
  const isPage = typeof window === 'object' && typeof document === 'object';
  const isReactNative = (navigator as { product?: unknown } | undefined)?.product === 'ReactNative';
  return isPage || isReactNative || typeof importScripts === 'function';
}

function readBaseUrl(text: unknown): string {
  let url: URL;
  try {
    url = new URL(text as string);
  } catch {
    throw new TypeError('baseUrl must be an address such as https://documents.example.kz.');
  }
  const { protocol, username, password, search, hash } = url;
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError('baseUrl must begin with https:// or http://.');
  if (username + password + search + hash !== '') throw new TypeError('baseUrl may hold only a host and a path.');
  return url.href.replace(/\/+$/, '');
}
