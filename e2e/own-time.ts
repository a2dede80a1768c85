/** The time of a store that its test moves: one for all threads of the gateway. */
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

const NAME = 'own time';
const nowMs = isMainThread ? beginTime() : (getEnvironmentData(NAME) as BigInt64Array);

/** Memory that the further threads are started with. */
function beginTime(): BigInt64Array {
  const time = new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT));
  time[0] = BigInt(Date.now());
  setEnvironmentData(NAME, time);
  return time;
}

/** Each look at the time is later than the one before, so that of two SMS the newer one is known. */
export function storeNowMs(): number {
  return Number(Atomics.add(nowMs, 0, 1n)) + 1;
}

export function advanceMs(milliseconds: number): void {
  Atomics.add(nowMs, 0, BigInt(milliseconds));
}
