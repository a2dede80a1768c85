/** countRequest, readRequestRate: how an API key stands with its requests. */

import { GatewayError, type RequestRate } from '../errors.ts';
import type { Environment } from '../words/environment.ts';
import { requestCounter } from './counters.ts';
import type { CounterUse } from './limit-store.ts';
import type { Limits } from './limits.ts';

export interface CallingKey {
  environment: Environment;
  apiKeyId: string;
}

/** Counts a call that ends before it uses anything else. Where the limit is used up, nothing is counted. */
export async function countRequest(key: CallingKey, limits: Limits): Promise<RequestRate> {
  const counter = requestCounter(key.environment, key.apiKeyId, limits.tables);
  await limits.store.consume([counter]);
  return readRequestRate(key, limits);
}

export async function readRequestRate(key: CallingKey, limits: Limits): Promise<RequestRate> {
  const { id } = requestCounter(key.environment, key.apiKeyId, limits.tables);
  const { uses, nowMs } = await limits.store.readCounters([id]);
  return requestRateOf(key, [...uses.values()], nowMs, limits);
}

/** The rate after these uses, at `nowMs` of the store's clock. */
export function requestRateOf(
  key: CallingKey,
  uses: readonly CounterUse[],
  nowMs: number,
  { tables }: Limits,
): RequestRate {
  const { id, limit, max } = requestCounter(key.environment, key.apiKeyId, tables);
  const { windowMs } = tables[key.environment].limits[limit as 'requests_per_key'];
  const use = uses.find((candidate) => candidate.id === id);
  const resetMs = use === undefined ? windowMs : Math.max(0, use.windowEndsAt - nowMs);
  return { limit, max, windowMs, remaining: Math.max(0, max - (use?.used ?? 0)), resetMs };
}

/** The same error, which also tells how the key stands. */
export function withRate(error: unknown, rate: RequestRate): GatewayError {
  if (!(error instanceof GatewayError)) return new GatewayError('internal_error', { cause: error, rate });
  return new GatewayError(error.code, { extras: error.extras, cause: error.cause, rate });
}
