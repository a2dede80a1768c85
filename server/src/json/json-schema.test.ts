import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type as TypeBox } from 'typebox';
import { compiledCheck, faultsOfSchema, fitsSchema, Type } from './json-schema.ts';

const options = { description: 'a field', examples: ['x'], $id: 'Id' };

/** Written once, and made by either side. */
function schemasBy(by: typeof Type) {
  const word = by.String({ pattern: '^[a-z]+$' });
  return {
    strings: [by.String(), by.String({ ...options, format: 'date', minLength: 1 })],
    numbers: [by.Number(), by.Number(options), by.Integer(), by.Integer({ minimum: 1, ...options })],
    rest: [by.Boolean(), by.Boolean(options), by.Null(), by.Null(options)],
    literals: [by.Literal('x'), by.Literal(1), by.Literal(true, options)],
    enums: [by.Enum(['a', 'b']), by.Enum(['a'], options)],
    unions: [by.Union([word, by.Null()]), by.Union([], options)],
    arrays: [by.Array(word), by.Array(by.Array(word), { maxItems: 2, ...options })],
    records: [by.Record(word, by.Integer()), by.Record(word, word, { additionalProperties: false })],
    unsafe: [by.Unsafe<string>({ type: 'string', enum: ['a'] }), by.Unsafe<object>({ $ref: 'Error#' })],
    objects: [
      by.Object({}),
      by.Object({ word }, options),
      by.Object({ word: by.Optional(word) }),
      by.Object({
        a: word,
        b: by.Optional(by.Union([word, by.Null()])),
        c: by.Optional(by.Unsafe<string>({})),
        d: word,
      }),
      by.Object({ inner: by.Optional(by.Object({ word, left: by.Optional(word) })) }, { additionalProperties: false }),
    ],
  };
}

test('each schema is that which TypeBox makes, in the same order', () => {
  assert.equal(JSON.stringify(schemasBy(Type), null, 1), JSON.stringify(schemasBy(TypeBox), null, 1));
});

test('a field that may be left out in one schema is still required in another', () => {
  const word = Type.String();
  Type.Object({ word: Type.Optional(word) });
  assert.deepEqual(Type.Object({ word }), { type: 'object', required: ['word'], properties: { word } });
});

test('a value is checked as TypeBox checks it, and what is wrong is told with its place', () => {
  const schema = Type.Object({
    words: Type.Array(Type.String({ pattern: '^[a-z]+$' })),
    left: Type.Optional(Type.Null()),
  });
  const isFitting = compiledCheck(schema);
  for (const [value, fits] of [
    [{ words: ['a'] }, true],
    [{ words: [], left: null }, true],
    [{ words: ['A'] }, false],
    [{ left: null }, false],
    [null, false],
  ] as const) {
    assert.equal(fitsSchema(schema, value), fits);
    assert.equal(isFitting(value), fits);
    assert.equal(faultsOfSchema(schema, value).length === 0, fits);
  }
  const [fault] = faultsOfSchema(schema, { words: ['a', 'B'] });
  assert.deepEqual([fault?.keyword, fault?.instancePath], ['pattern', '/words/1']);
});
