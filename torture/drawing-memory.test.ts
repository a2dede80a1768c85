/** Memory of what draws: it fills its caches and then stays, whatever is drawn and however much. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { flags, leanEnvironment } from '../server/bin/lean-node.cjs';
import { count, isFull } from './scale.ts';

/** In the short run caches still fill: there it finds what keeps half a megabyte of a document, in the full one 12 KB. */
const SLACK_MEGABYTES = isFull ? 40 : 80;

test('three times as many new documents of all types, PDF and image, leave a drawing thread no larger', async (t) => {
  const documents = count(t, 'documents', { short: 144, full: 5_040 });
  const script = fileURLToPath(new URL('draw-many.ts', import.meta.url));
  const options = [...flags, script, String(documents / 3), String(documents)];
  const { stdout } = await promisify(execFile)(process.execPath, options, { env: leanEnvironment(process.env) });
  const [third = Number.NaN, whole = Number.NaN] = stdout.trim().split('\n').map(Number);
  t.diagnostic(`${third.toFixed(0)} MB after a third, ${whole.toFixed(0)} MB after all`);
  assert.ok(whole <= third + SLACK_MEGABYTES, `${third} MB became ${whole} MB`);
});
