import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findJsonFault } from './find-json-fault.ts';

test('the fault is where the first wrong token stands, or at the end where it breaks off', () => {
  for (const [text, at] of [
    ['{"api_key":"a",}', 15],
    ['{"api_key":NaN}', 11],
    ['{/*x*/"a":1}', 1],
    ["{'a':1}", 1],
    ['{"a" 1}', 5],
    ['{"a":1 "b":2}', 7],
    ['[1,]', 3],
    ['[1}', 2],
    ['[01]', 1],
    ['[tru]', 1],
    ['["a\nb"]', 1],
    ['["\\x"]', 1],
    ['{} {}', 3],
    ['x', 0],
    ['{"a":', 5],
    ['{"a":[{}', 8],
    ['['.repeat(30_000), 30_000],
    ['', 0],
    ['  ', 2],
  ] as const) {
    assert.equal(findJsonFault(text), at, JSON.stringify(text.slice(0, 40)));
  }
});

test('there is no fault in what is JSON, and one in what is not', () => {
  fc.assert(fc.property(fc.json(), (text) => assert.equal(findJsonFault(text), text.length)));
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 3 }), (json, place, noise) => {
      const at = place % (json.length + 1);
      const text = json.slice(0, at) + noise + json.slice(at + 1);
      const fault = findJsonFault(text);
      if (isJson(text)) assert.equal(fault, text.length);
      // What stands before the fault is no reason: with other words behind it, it can still become JSON.
      else assert.ok(fault <= text.length);
    }),
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
