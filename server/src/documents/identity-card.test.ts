import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { codeText, documentCodes } from './code-text.ts';
import { isIntactCodeText } from './code-text-test-setup.ts';
import { commonSchema } from './document-type.ts';
import { identityCard } from './identity-card.ts';
import type { SamplePerson } from './sample-person.ts';

const person: SamplePerson = {
  iin: '900101300017',
  lastName: 'Төлегенов',
  firstName: 'Қайрат',
  middleName: 'Ержанұлы',
  sex: 'male',
  birthday: '1990-01-01',
  birthPlace: 'Маңғыстау облысы/Мангистауская область',
  nationality: 'Қазақ/Казах',
  citizenship: 'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ/РЕСПУБЛИКА КАЗАХСТАН',
  address: 'АСТАНА ҚАЛАСЫ/ГОРОД АСТАНА',
  children: [],
};

test('a sample fits its own schema and is the same every time', () => {
  const result = identityCard.sample(person);
  assert.deepEqual([...Value.Errors(commonSchema, result.common)], []);
  assert.deepEqual([...Value.Errors(identityCard.domain, result.domain)], []);
  assert.deepEqual(identityCard.sample(person), result);
  assert.match(result.common.docNumber, /^[0-9]{9}$/);
  assert.equal(result.common.docUri, `IdentityCard:${result.common.docNumber}`);
});

test('a card is valid for ten years, to the eve of the day', () => {
  const extra = identityCard.extra(identityCard.sample(person));
  assert.equal(extra.date_of_birth, '1990-01-01');
  const issued = Temporal.PlainDate.from(extra.date_of_issue ?? '');
  assert.equal(issued.add({ years: 10 }).subtract({ days: 1 }).toString(), extra.date_of_expire);
});

test('nobody has a card before the sixteenth birthday', () => {
  const young = identityCard.extra(identityCard.sample({ ...person, birthday: '2009-06-01' }));
  assert.equal(young.date_of_issue, '2025-06-01');
});

test('the codes tell the facts, but only four digits of the IIN', () => {
  const result = identityCard.sample(person);
  const { qrText, barcode } = documentCodes(identityCard.layout, result.common);
  assert.match(qrText, /^QJT1:IDENTITYCARD:[0-9]{9}:0017:20[0-9]{6}:[0-9A-F]{8}$/);
  assert.equal(barcode.symbology, 'pdf417');
  assert.match(barcode.text, /:Төлегенов:Қайрат:Ержанұлы:[0-9A-F]{8}$/);
  for (const text of [qrText, barcode.text]) {
    assert.equal(isIntactCodeText(text), true);
    assert.equal(isIntactCodeText(text.replace('0017', '0018')), false);
    assert.ok(!text.includes(person.iin));
  }
});

test('a fact cannot forge another fact', () => {
  assert.equal(codeText(['a:b\nc', 'd']).split(':').length, 4);
});

test('the page gets ready-made strings', () => {
  const view = identityCard.view(identityCard.sample(person));
  assert.equal(view['lastName'], 'ТӨЛЕГЕНОВ');
  assert.equal(view['middleName'], 'ЕРЖАНҰЛЫ');
  assert.equal(view['gender'], 'Ер / Мужской');
  assert.equal(view['birthday'], '01.01.1990');
  assert.equal(view['issuer'], 'ҚР ІІМ / МВД РК');
});

test('a card without an expiry date has no machine-readable zone', () => {
  const result = identityCard.sample(person);
  result.common.docExpirationDate = null;
  assert.deepEqual(identityCard.view(result)['mrz'], []);
  assert.equal(identityCard.view(result)['expiryDate'], '—');
});
