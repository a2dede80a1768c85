/** When a reply has left. */
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Resolves when the reply has been written whole, or its connection is gone. */
export async function whenGone(reply: Writable): Promise<void> {
  await finished(reply).catch(() => undefined);
}
