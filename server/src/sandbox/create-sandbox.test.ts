/** What the types of `qujat/sandbox` say is what the gateway takes. `e2e/package.test.ts` starts sandboxes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { scenarioNames } from '../egov/sandbox/scenarios.ts';

test('every scenario that can be armed is in the type, and no other', () => {
  const text = readFileSync(new URL('create-sandbox.ts', import.meta.url), 'utf8');
  const union = /type SandboxScenario =(.*?);/s.exec(text)?.[1] ?? '';
  const names = [...union.matchAll(/'(\w+)'/g)].map((match) => match[1]);
  assert.deepEqual(names, scenarioNames.toSorted());
});
