/**
 * lockGuessingKey: a key that tries out codes is locked for a while. Wrong codes alone are no sign of it, as many citizens mistype: they
 * must be many in an hour, and a large share of all codes that were tried, of the key or of its whole organisation.
 */
import { type CountedKey, codeTallies, keyLock } from './counters.ts';
import type { Limits } from './limits.ts';

/** To be called after a wrong code was counted. A key that is locked already is not locked anew. */
export async function lockGuessingKey(key: CountedKey, limits: Limits): Promise<void> {
  const { store, tables } = limits;
  const [wrong, right] = [codeTallies('wrong', key, tables), codeTallies('right', key, tables)];
  const { uses } = await store.readCounters([...wrong, ...right].map(({ id }) => id));
  const { limits: table, wrongCodePercent } = tables[key.environment];
  const isGuessing = wrong.some(({ id, limit }, each) => {
    const wrongCodes = uses.get(id)?.used ?? 0;
    const codes = wrongCodes + (uses.get(right[each]?.id ?? '')?.used ?? 0);
    return wrongCodes > (table[limit]?.max ?? 0) && wrongCodes * 100 > codes * wrongCodePercent;
  });
  if (!isGuessing) return;
  // Of several processes that see it one locks, and tells of it.
  if ((await store.consume([keyLock(key, tables)])) !== undefined) await limits.onKeyLocked(key);
}
