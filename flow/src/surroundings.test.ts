/** Whom the page tells anything. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { findSurroundings } from './surroundings.ts';

const SHOPS = ['https://shop.example', 'https://pay.example'];

/** A window in which the page stands. Answers to whom it has told what. */
function around(t: TestContext, window: object): [unknown, unknown][] {
  const told: [unknown, unknown][] = [];
  const parent = { postMessage: (message: object, origin: string) => told.push([origin, message]) };
  const app = { postMessage: (message: string) => told.push(['app', JSON.parse(message)]) };
  Object.assign(globalThis, { window: { parent, location: {}, qujatFlow: app, ...window } });
  t.after(() => Reflect.deleteProperty(globalThis, 'window'));
  return told;
}

const close = { source: 'qujat-flow', session_id: 'one', type: 'close' };

test('the parent is told, if the flow names its origin, and never just anybody', (t) => {
  const known = around(t, { location: { ancestorOrigins: ['https://pay.example', 'https://outer.example'] } });
  findSurroundings('one', false, SHOPS).tell({ type: 'close' });
  assert.deepEqual(known, [['https://pay.example', close]]);

  const unknown = around(t, { location: { ancestorOrigins: ['https://stranger.example'] } });
  findSurroundings('one', false, SHOPS).tell({ type: 'close' });
  assert.deepEqual(unknown, []);
});

test('a browser that does not tell the parent’s origin delivers to the named ones alone', (t) => {
  const told = around(t, {});
  findSurroundings('one', false, SHOPS).tell({ type: 'close' });
  assert.deepEqual(told, [
    ['https://shop.example', close],
    ['https://pay.example', close],
  ]);
});

test('an app is told where the page says that it stands in one; a page that stands alone tells nobody', (t) => {
  const told = around(t, {});
  const top = globalThis.window as unknown as Record<string, unknown>;
  top['parent'] = top;
  assert.equal(findSurroundings('one', false, SHOPS).areThere, false);
  findSurroundings('one', false, SHOPS).tell({ type: 'close' });
  assert.deepEqual(told, []);
  findSurroundings('one', true, SHOPS).tell({ type: 'close' });
  assert.deepEqual(told, [['app', close]]);
});
