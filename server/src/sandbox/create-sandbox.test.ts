/** What the types of `qujat/sandbox` say is what the gateway takes. `e2e/package.test.ts` starts sandboxes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { givenPersonSchema, ownPersonSchema } from '../egov/sandbox/person-schema.ts';
import { scenarioNames } from '../egov/sandbox/scenarios.ts';

const source = readFileSync(new URL('create-sandbox.ts', import.meta.url), 'utf8');

test('every field of a person is in the types, and no other', () => {
  const fieldsOf = (name: string) => {
    const [, block = ''] = new RegExp(`interface ${name} [^{]*\\{\n(.*?)\n\\}`, 's').exec(source) ?? [];
    return [...block.matchAll(/^ {2}(\w+\??):/gm)].map(([, field = '']) => field).toSorted();
  };
  const { properties } = givenPersonSchema;
  const required: readonly string[] = givenPersonSchema.required ?? [];
  const given = Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));
  assert.deepEqual(fieldsOf('SandboxPersonGiven'), given.toSorted());
  const { portrait: _, ...stored } = properties;
  const own = Object.keys(ownPersonSchema.properties).filter((name) => !(name in stored));
  assert.deepEqual(fieldsOf('SandboxPerson'), [...own, 'iin', 'phone', 'document_types'].toSorted());
});

test('every scenario that can be armed is in the type, and no other', () => {
  const union = /type SandboxScenario =(.*?);/s.exec(source)?.[1] ?? '';
  const names = [...union.matchAll(/'(\w+)'/g)].map((match) => match[1]);
  assert.deepEqual(names, scenarioNames.toSorted());
});
