/**
 * A batch as it crosses the threads. The text of a statement crosses once and is a number from then on: it is longer than all that a
 * call puts into it. Sender and receiver see the same batches in the same order.
 */
import type { EncodedBatch, EncodedRequest, EncodedStatement, SqliteRequest, SqliteStatement } from './messages.ts';

/** Far more than the gateway has; a text beyond these crosses at each use. */
const NUMBERED_TEXTS_MAX = 512;

/** @param post throws where something of the batch cannot cross: then nothing of it has, its new texts neither */
export function createBatchSender(post: (batch: EncodedBatch) => void): (requests: readonly SqliteRequest[]) => void {
  const numbers = new Map<string, number>();
  return (requests) => {
    const newTexts = new Set<string>();
    const encoded = requests.map(({ id, durability, statements }): EncodedRequest => {
      return [
        id,
        durability,
        ...statements.map((each): EncodedStatement => [code(each.sql), each.mustAffect, ...each.parameters]),
      ];
    });
    post({ newTexts: [...newTexts], requests: encoded });
    for (const text of newTexts) numbers.set(text, numbers.size);

    function code(text: string): number | string {
      const number = numbers.get(text);
      if (number === undefined && numbers.size + newTexts.size < NUMBERED_TEXTS_MAX) newTexts.add(text);
      return number ?? text;
    }
  };
}

export function createBatchReceiver(): (batch: EncodedBatch) => SqliteRequest[] {
  const texts: string[] = [];
  return ({ newTexts, requests }) => {
    const received = requests.map(([id, durability, ...statements]) => {
      return { id, durability, statements: statements.map(decode) };
    });
    texts.push(...newTexts);
    return received;
  };

  function decode([code, mustAffect, ...parameters]: EncodedStatement): SqliteStatement {
    const sql = typeof code === 'string' ? code : texts[code];
    if (sql === undefined) throw new Error('A batch names a statement that has not come before');
    return { sql, mustAffect, parameters };
  }
}
