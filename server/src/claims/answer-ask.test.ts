import assert from 'node:assert/strict';
import { test } from 'node:test';
import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import { DAY_MS } from '../clock.ts';
import { answerAsk } from './answer-ask.ts';
import { answerTo, type Changes, sampleOf } from './claims-test-setup.ts';

const born = (birthday: unknown): Changes => ({ domain: { birthday } });
const bornOn = (day: string) => born(almatyMidnightMs(day));
const adultOn = (on: string, changes: Changes) => answerTo('age_over_18', 'identity_card', changes, { on });

test('an age is reached on the birthday in Almaty, and by who was born on 29 February on 1 March where there is no such day', () => {
  for (const [birthday, on, reached] of [
    ['2008-11-29', '2026-11-28', false],
    ['2008-11-29', '2026-11-29', true],
    ['2008-02-29', '2026-02-28', false],
    ['2008-02-29', '2026-03-01', true],
    ['2008-03-01', '2026-02-28', false],
    ['2008-02-28', '2026-02-28', true],
    ['1990-01-01', '2026-11-29', true],
    ['2026-11-29', '2026-11-29', false],
  ] as const) {
    assert.equal(adultOn(on, bornOn(birthday)), reached, `${birthday} on ${on}`);
  }
  assert.equal(answerTo('age_over_20', 'identity_card', bornOn('2004-02-29'), { on: '2024-02-28' }), false);
  assert.equal(answerTo('age_over_20', 'identity_card', bornOn('2004-02-29'), { on: '2024-02-29' }), true);
});

test('the day is that of Almaty, also in the hours in which UTC has another, before and after the change of the zone', () => {
  for (const day of ['2020-06-01', '2024-03-01', '2026-11-29']) {
    const { common, domain } = sampleOf('identity_card');
    const birthday = almatyMidnightMs(Temporal.PlainDate.from(day).subtract({ years: 18 }).toString());
    const document = {
      documentType: 'identity_card',
      resultJson: { common, domain: { ...Object(domain), birthday } },
      extra: null,
    } as const;
    const at = (nowMs: number) =>
      answerAsk({ claims: ['age_over_18'], fields: [] }, document, { nowMs, holder: null }).claims;
    const midnight = almatyMidnightMs(day);
    assert.deepEqual([at(midnight - 1), at(midnight)], [{ age_over_18: false }, { age_over_18: true }], day);
  }
});

test('what the document does not decide is null, never false', () => {
  const days = [
    undefined,
    null,
    '',
    1990,
    '1990',
    '1990-06',
    '00.00.1990',
    [1990],
    { year: 1990 },
    'unknown',
    '1990-02-30',
  ];
  for (const value of [...days, '0001-01-01', '1900-01-01', '2150-01-01', Number.MAX_SAFE_INTEGER]) {
    assert.equal(adultOn('2026-11-29', born(value)), null, JSON.stringify(value));
  }
  for (const docExpirationDate of [...days, '0001-01-01', '1970-01-01']) {
    const changes = { common: { docExpirationDate, docIssuedDate: null } };
    assert.equal(
      answerTo('not_expired', 'identity_card', changes, { on: '2026-11-29' }),
      null,
      JSON.stringify(docExpirationDate),
    );
  }
  const upsideDown = {
    docIssuedDate: almatyMidnightMs('2030-01-01'),
    docExpirationDate: almatyMidnightMs('2029-01-01'),
  };
  assert.equal(answerTo('not_expired', 'identity_card', { common: upsideDown }, { on: '2026-11-29' }), null);
});

test('no claim is answered from the IIN, whose digits need not be those of the birth', () => {
  const { common } = sampleOf('identity_card');
  const owner = { ...common.docOwner, iin: '900101300017' };
  assert.equal(adultOn('2026-11-29', { common: { docOwner: owner }, domain: { birthday: null } }), null);
  assert.equal(adultOn('2026-11-29', { common: { docOwner: owner }, ...bornOn('2020-01-01') }), false);
});

test('two sources that name two days of birth decide nothing; one that is silent decides with the other', () => {
  const on = '2026-11-29';
  const told = (date_of_birth: unknown) => ({ date_of_birth });
  assert.equal(adultOn(on, { ...bornOn('1990-01-01'), extra: told('2015-01-01') }), null);
  assert.equal(adultOn(on, { ...bornOn('1990-01-01'), extra: told('1990-01-01') }), true);
  assert.equal(adultOn(on, { ...bornOn('1990-01-01'), extra: told(null) }), true);
  assert.equal(adultOn(on, { ...born(null), extra: told('1990-01-01') }), true);
});

test('a document is valid on its last day, and one without an end only where such documents have none', () => {
  const until = (day: string) => ({ common: { docExpirationDate: almatyMidnightMs(day) } });
  const valid = (day: string, on: string) => answerTo('not_expired', 'identity_card', until(day), { on });
  assert.deepEqual([valid('2026-11-29', '2026-11-29'), valid('2026-11-28', '2026-11-29')], [true, false]);
  const forLife = { common: { docExpirationDate: null } };
  assert.equal(answerTo('not_expired', 'disability_certificate', forLife, { on: '2026-11-29' }), true);
  const leftOut = { common: { docExpirationDate: undefined } };
  assert.equal(answerTo('not_expired', 'disability_certificate', leftOut, { on: '2026-11-29' }), null);
});

test('a category of a licence holds from its first to its last day, and what is not in a whole list is not given', () => {
  const ms = (day: string) => almatyMidnightMs(day);
  const b = { category: 'B', issuedDate: ms('2020-05-01'), expirationDate: ms('2026-11-29') };
  const asked = (name: string, categories: unknown, on = '2026-11-29') =>
    answerTo(`licence_category_${name}`, 'driver_license', { domain: { categories } }, { on });
  assert.deepEqual(
    [asked('B', [b]), asked('B', [b], '2026-11-30'), asked('B', [b], '2020-04-30')],
    [true, false, false],
  );
  assert.deepEqual([asked('C', [b]), asked('BE', [b])], [false, false]);
  assert.equal(asked('B', [{ ...b, expirationDate: ms('2022-01-01') }, b]), true);
  const undecided = [undefined, null, [], 'B, C', [b, { category: 'Q' }], [b, 7], [{ issuedDate: 1 }]];
  for (const categories of undecided) assert.equal(asked('C', categories), null, JSON.stringify(categories));
  assert.equal(asked('B', [{ category: 'B' }]), null);
});

test('a holder is who bears both names and was born on the day; how a name is written with a keyboard matters not', () => {
  const on = '2026-11-29';
  const holder = { firstName: 'Қайрат', lastName: 'Төлегенов', birthDate: '1990-01-01' };
  const isHolder = (named: Partial<typeof holder>, changes: Changes = {}) =>
    answerTo('is_holder', 'identity_card', changes, { on, holder: { ...holder, ...named } });
  assert.equal(isHolder({}), true);
  assert.equal(isHolder({ firstName: 'КАЙРАТ', lastName: ' тулегенов'.replace('у', 'о') }), true);
  assert.equal(isHolder({ firstName: 'Асхат' }), false);
  assert.equal(isHolder({ birthDate: '1990-01-02' }), false);
  assert.equal(isHolder({}, born(null)), null);
  assert.equal(isHolder({ lastName: 'Другой' }, born(null)), false);
  assert.equal(
    isHolder({}, { common: { docOwner: { iin: '900101300017' } }, domain: { lastNameLatin: '', firstNameLatin: '' } }),
    null,
  );
  assert.equal(
    isHolder(
      { firstName: 'Qairat', lastName: 'Tolegenov' },
      { domain: { firstNameLatin: 'QAIRAT', lastNameLatin: 'TOLEGENOV' } },
    ),
    true,
  );
});

test('a field is answered as the document has it, and by null where it has nothing there', () => {
  const { common, domain } = sampleOf('birth_certificate');
  const document = {
    documentType: 'birth_certificate',
    resultJson: { common, domain: { ...Object(domain), father: null } },
    extra: null,
  } as const;
  const fields = ['common.docNumber', 'common.docOwner', 'domain.child.birthday', 'domain.father', 'domain.father.iin'];
  const answers = answerAsk({ claims: [], fields }, document, { nowMs: DAY_MS, holder: null }).fields;
  const { child } = domain as { child: { birthday: number } };
  const owner = { ...common.docOwner, middleName: common.docOwner.middleName || null };
  assert.deepEqual(answers, {
    'common.docNumber': common.docNumber,
    'common.docOwner': owner,
    'domain.child.birthday': child.birthday,
    'domain.father': null,
    'domain.father.iin': null,
  });
});
