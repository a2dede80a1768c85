/** Which rows of session, key, subscription and counters a call reads by itself. */
import { StatementSync } from 'node:sqlite';
import type { TestContext } from 'node:test';

/** Gives the texts of these reads so far. A clean-up that meets the call reads no row of it, but so many of the oldest. */
export function watchLookUps(t: TestContext): () => string[] {
  const read = t.mock.method(StatementSync.prototype, 'all');
  return () => {
    const texts = read.mock.calls.map((call) => (call.this as StatementSync).sourceSQL);
    const ofCalls = texts.filter((text) => !/ limit \S+$/.test(text));
    return ofCalls.filter((text) => /from "(sessions|api_keys)"|left join "(subscriptions|limit_counters)"/.test(text));
  };
}
