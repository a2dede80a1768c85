import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from './base64.ts';

test('the bytes are those that were written', () => {
  const every = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
  assert.deepEqual(bytesOf(Buffer.from(every).toString('base64')), every);
  assert.deepEqual(bytesOf(''), new Uint8Array());
  assert.deepEqual(bytesOf('data:image/png;base64,\niVBO\r\nRw=='), Uint8Array.from([0x89, 0x50, 0x4e, 0x47]));
});

test('what is no base64 is refused, and not quoted', () => {
  assert.throws(() => bytesOf('900101300017!'), { name: 'TypeError', message: 'This is no base64.' });
});
