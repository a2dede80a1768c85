/** What authorities say is asked for once, as long as it is right, and never without bounds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAuthorities } from './authorities.ts';

const { signal } = new AbortController();
const isRight = async () => true;

function authorities(answer: () => Response) {
  const asked: string[] = [];
  const { asking } = createAuthorities(async (url) => {
    asked.push(url);
    return answer();
  });
  return { ask: asking(signal), asked };
}

test('an answer is kept by its question, until it is not right any more', async () => {
  let said = 'one';
  const { ask, asked } = authorities(() => new Response(said));
  const url = 'http://ocsp.example.kz/';
  const text = async (body: number, right = isRight) =>
    new TextDecoder().decode(await ask({ url, body: Uint8Array.of(body) }, right));
  assert.equal(await text(1), 'one');
  said = 'two';
  assert.equal(await text(1), 'one');
  assert.equal(await text(2), 'two');
  assert.equal(asked.length, 2);
  const isTwo = async (bytes?: Uint8Array) => new TextDecoder().decode(bytes) === 'two';
  assert.equal(await text(1, isTwo), 'two');
  said = 'three';
  assert.equal(await text(1), 'two');
  assert.equal(asked.length, 3);
});

test('what is not right, too long, an error or no answer is none, and is not kept', async () => {
  const silent = () => {
    throw new TypeError('fetch failed');
  };
  const answers = [() => new Response('x'.repeat(64 * 1024 + 1)), () => new Response('', { status: 500 }), silent];
  for (const answer of answers) {
    assert.equal(await authorities(answer).ask({ url: 'http://list.example.kz/' }, isRight), undefined);
  }
  const { ask, asked } = authorities(() => new Response('another'));
  for (const count of [1, 2]) {
    assert.equal(await ask({ url: 'http://list.example.kz/' }, async () => false), undefined);
    assert.equal(asked.length, count);
  }
});

test('of many questions the oldest answers are let go', async () => {
  const { ask, asked } = authorities(() => new Response('said'));
  for (let at = 0; at <= 64; at += 1) await ask({ url: `http://ocsp.example.kz/${at}` }, isRight);
  await ask({ url: 'http://ocsp.example.kz/1' }, isRight);
  assert.equal(asked.length, 65);
  await ask({ url: 'http://ocsp.example.kz/0' }, isRight);
  assert.equal(asked.length, 66);
});
