import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addProfile, emptyFrame, ownTimes } from './profile/frames.ts';

const callFrame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 9 });
const own = new URL('../server/src/main.ts', import.meta.url).href;

test('profiles add up to a tree of functions, without the time in which there was nothing to do', () => {
  const profile = {
    nodes: [
      { id: 1, callFrame: callFrame('(root)'), children: [2, 3] },
      { id: 2, callFrame: callFrame('(idle)') },
      { id: 3, callFrame: callFrame('answer', own), children: [4, 5] },
      { id: 4, callFrame: callFrame('', 'file:///a/node_modules/fastify/lib/reply.js') },
      { id: 5, callFrame: callFrame('answer', own) },
    ],
    samples: [2, 3, 4, 5, 4],
    timeDeltas: [1_000, 10, 20, 5, 30],
  };
  const frame = emptyFrame('approve');
  addProfile(frame, profile);
  addProfile(frame, profile);
  const answer = 'answer server/src/main.ts:10';
  const reply = '(anonymous) fastify/lib/reply.js:10';
  const below = [
    { name: reply, value: 100, children: [] },
    { name: answer, value: 10, children: [] },
  ];
  assert.deepEqual(frame, { name: 'approve', value: 130, children: [{ name: answer, value: 130, children: below }] });
  assert.deepEqual(ownTimes(frame), [
    { name: reply, micros: 100 },
    { name: answer, micros: 30 },
  ]);
});
