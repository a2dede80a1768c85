import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'mrz';
import { test as citizen, foreigner, kandas, stateless } from '../egov/sandbox/households.ts';
import { lbgCard } from './lbg-card.ts';
import { stateCode } from './state-codes.ts';
import { vnzh } from './vnzh.ts';

function zone(view: Record<string, unknown>) {
  const result = parse(view['mrz'] as string[]);
  assert.equal(result.format, 'TD1');
  assert.deepEqual(
    result.details.filter((detail) => !detail.valid),
    [],
  );
  return result.fields;
}

test('the zone of a residence permit names the holder’s own state, issued by Kazakhstan', () => {
  const fields = zone(vnzh.view(vnzh.sample(foreigner)));
  assert.equal(fields.documentCode, 'IR');
  assert.equal(fields.issuingState, 'KAZ');
  assert.equal(fields.nationality, 'UKR');
  assert.equal(fields.optional1, foreigner.iin);
  assert.equal(fields.lastName, 'PETRENKO');
});

test('the zone of a stateless person says so', () => {
  const fields = zone(lbgCard.view(lbgCard.sample(stateless)));
  assert.equal(fields.documentCode, 'I');
  assert.equal(fields.nationality, 'XXA');
  assert.equal(fields.sex, 'female');
});

test('a state without a known code gives no zone rather than a wrong one', () => {
  const permit = vnzh.sample({ ...foreigner, citizenship: 'БЕЛГІСІЗ/НЕИЗВЕСТНАЯ' });
  assert.deepEqual(vnzh.view(permit)['mrz'], []);
});

test('who is a citizen gets neither card, who is of a state is not stateless', () => {
  assert.throws(() => vnzh.sample(citizen), /citizen of Kazakhstan/);
  assert.throws(() => lbgCard.sample(citizen), /citizen of a state/);
  assert.throws(() => lbgCard.sample(kandas), /citizen of a state/);
});

test('the state is found by its Russian name', () => {
  assert.equal(stateCode('ҚАЗАҚСТАН РЕСПУБЛИКАСЫ/РЕСПУБЛИКА КАЗАХСТАН'), 'KAZ');
  assert.equal(stateCode('МОҢҒОЛИЯ/МОНГОЛИЯ'), 'MNG');
  assert.equal(stateCode('АЗАМАТТЫҒЫ ЖОҚ/БЕЗ ГРАЖДАНСТВА'), undefined);
});
