import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayError } from '../errors.ts';
import { readClientReference } from './read-client-reference.ts';

const citizen = { iin: '900101300017', phone: '77010000001' };

test('a reference is kept as it was typed, without blanks around it; none is null', () => {
  assert.equal(readClientReference(undefined, citizen), null);
  assert.equal(readClientReference(' Тапсырыс №118/2026 ', citizen), 'Тапсырыс №118/2026');
  assert.equal(readClientReference('20261129123456789', citizen), '20261129123456789');
});

test('a reference with the IIN or the phone of the call is refused, however it is written', () => {
  const named = [
    '900101300017',
    'iin-900101-300017-x',
    '９００１０１３０００１７',
    '+7 701 000 00 01',
    '8(701)000-00-01',
  ];
  for (const text of named) assert.equal(reasonOf(text), 'client_reference_names_citizen', text);
  for (const text of ['', '  ', 'a\nb', 'a\u0000', 'a\u200bb', 'x'.repeat(101)])
    assert.equal(reasonOf(text), 'client_reference_unreadable', JSON.stringify(text));
});

function reasonOf(text: string): string | undefined {
  try {
    readClientReference(text, citizen);
    return undefined;
  } catch (error) {
    return error instanceof GatewayError ? error.extras.errors?.[0]?.reason : String(error);
  }
}
