import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentTypes } from './catalogue.ts';
import { printedFullName } from './person-names.ts';

/** Every field name of a schema, however deep. */
function fieldNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(Object(schema.properties)) : [];
  return [...own, ...Object.values(schema).flatMap(fieldNames)];
}

test('every type calls names and birthday as the state does', () => {
  for (const { name, domain } of documentTypes) {
    const wrong = fieldNames(domain).filter((field) => /surname|patronymic|birthDate|^nameLatin/i.test(field));
    assert.deepEqual(wrong, [], name);
  }
});

test('whoever has a surname in a document has the other two names beside it', () => {
  for (const { name, domain } of documentTypes) {
    const fields = fieldNames(domain);
    const count = (pattern: RegExp) => fields.filter((field) => pattern.test(field)).length;
    const people = count(/^lastName(Before)?$|LastName$/);
    assert.ok(people > 0, name);
    assert.deepEqual([count(/^firstName$|FirstName$/), count(/^middleName$|MiddleName$/)], [people, people], name);
  }
});

test('a full name has no gap where a part is missing', () => {
  assert.equal(printedFullName({ lastName: 'Шөжеева', firstName: 'Іңкәр', middleName: '' }), 'ШӨЖЕЕВА ІҢКӘР');
});
