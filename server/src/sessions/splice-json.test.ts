import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spliceJson } from './splice-json.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

test('the result is the JSON that stringify would have made', () => {
  const head = { name: 'Қ "quoted" \\', nested: { list: [1, null] } };
  const spliced = spliceJson(head, { a: bytes('AAAA'), b: null, c: bytes(''), d: bytes('Zg==') });
  assert.deepEqual(JSON.parse(spliced.toString('utf8')), { ...head, a: 'AAAA', b: null, c: '', d: 'Zg==' });
});

test('an empty head, no files, and null first are JSON too', () => {
  assert.deepEqual(JSON.parse(spliceJson({}, { a: null, b: bytes('AA==') }).toString()), { a: null, b: 'AA==' });
  assert.deepEqual(JSON.parse(spliceJson({}, { a: bytes('AA==') }).toString()), { a: 'AA==' });
  assert.deepEqual(JSON.parse(spliceJson({ x: 1 }, {}).toString()), { x: 1 });
});
