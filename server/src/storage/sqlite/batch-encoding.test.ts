/** What crosses the threads, and that both sides agree on it, also after a batch that could not cross. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBatchReceiver, createBatchSender } from './batch-encoding.ts';
import type { EncodedBatch, SqliteRequest } from './messages.ts';

function unit(id: number, ...texts: string[]): SqliteRequest {
  const mustAffect = id === 1 ? 2 : 0;
  const statements = texts.map((sql) => ({ sql, parameters: [id, 'value'], mustAffect }));
  return { id, durability: id === 1 ? 'with_next' : 'at_once', statements };
}

function connect() {
  const crossed: EncodedBatch[] = [];
  const received: SqliteRequest[][] = [];
  const receive = createBatchReceiver();
  const send = createBatchSender((batch) => {
    const copy = structuredClone(batch);
    crossed.push(copy);
    received.push(receive(copy));
  });
  return { crossed, received, send };
}

test('what is received is what was sent, and a text crosses once', () => {
  const { crossed, received, send } = connect();
  const batches = [
    [unit(1, 'select 1', 'select 2')],
    [unit(2, 'select 2', 'select 3'), unit(3, 'select 3')],
    [unit(4, 'select 3')],
  ];
  for (const batch of batches) send(batch);
  assert.deepEqual(received, batches);
  assert.deepEqual(
    crossed.map(({ newTexts }) => newTexts),
    [['select 1', 'select 2'], ['select 3'], []],
  );
  assert.doesNotMatch(JSON.stringify(crossed[2]), /select/);
});

test('after a batch that cannot cross, every text still stands for itself', () => {
  const { received, send } = connect();
  send([unit(1, 'select 1')]);
  const uncloneable = { sql: 'select 2', parameters: [() => {}], mustAffect: 0 };
  assert.throws(() => send([{ id: 2, durability: 'at_once', statements: [uncloneable] }]), { name: 'DataCloneError' });
  const after = [[unit(3, 'select 3')], [unit(4, 'select 2', 'select 3', 'select 1')]];
  for (const batch of after) send(batch);
  assert.deepEqual(received.slice(1), after);
});

test('texts without end, such as those of lists of every length, are received as they are', () => {
  const { received, send } = connect();
  const batches = Array.from({ length: 700 }, (_, id) => [unit(id, `select ${id}`, 'select 1')]);
  for (const batch of [...batches, ...batches]) send(batch);
  assert.deepEqual(received, [...batches, ...batches]);
});
