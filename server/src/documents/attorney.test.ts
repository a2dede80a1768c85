import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attorney } from './attorney.ts';
import { adult, relative } from './sample-test-setup.ts';

const home = {
  cadastralNumber: '20-315-034-112-1-48',
  purpose: 'ПӘТЕР/КВАРТИРА',
  areaM2: 74.6,
  livingAreaM2: 45.2,
  builtInYear: 2015,
  rooms: 3,
  floor: 7,
};
const father = relative('620514330015', 'Ержан', '1962-05-14');

test('the agents are the closest adults: the spouse, then a parent', () => {
  const agents = attorney.sample({ ...adult, father }).domain.agents.map(({ iin }) => iin);
  assert.deepEqual(agents, ['920308430014', '620514330015']);
});

test('after a divorce the former spouse is no agent; a child is one only when of age', () => {
  assert.ok(adult.marriage !== undefined);
  const divorced = { ...adult, marriage: { ...adult.marriage, divorcedOn: '2020-01-01' } };
  assert.deepEqual(
    attorney.sample(divorced).domain.agents.map(({ iin }) => iin),
    ['060314530012'],
  );
  assert.throws(() => attorney.sample({ ...divorced, children: adult.children.slice(2) }), /adult relative/);
});

test('the powers name the car and the home that the person has, in both languages', () => {
  const { powers } = attorney.sample({ ...adult, home }).domain;
  assert.equal(powers.filter((power) => power.includes('777ABC02')).length, 1);
  assert.equal(powers.filter((power) => power.includes('20-315-034-112-1-48')).length, 1);
  for (const power of powers) assert.equal(power.split('/').length, 2, power);
  const { car: _, ...without } = adult;
  assert.ok(!attorney.sample(without).domain.powers.join().includes('VIN'));
});

test('it is made in the town where the principal lives', () => {
  const place = (address: string) => attorney.sample({ ...adult, address }).domain.place;
  assert.equal(place(adult.address), 'АСТАНА ҚАЛАСЫ/ГОРОД АСТАНА');
  assert.equal(
    place('АЛМАТЫ ОБЛЫСЫ, ТАЛҒАР ҚАЛАСЫ, ЖЕҢІС КӨШЕСІ, 8 ҮЙ/АЛМАТИНСКАЯ ОБЛАСТЬ, ГОРОД ТАЛГАР, УЛИЦА ПОБЕДЫ, ДОМ 8'),
    'АЛМАТЫ ОБЛЫСЫ, ТАЛҒАР ҚАЛАСЫ/АЛМАТИНСКАЯ ОБЛАСТЬ, ГОРОД ТАЛГАР',
  );
});

test('it is in force for three years, to the eve of the day', () => {
  const extra = attorney.extra(attorney.sample(adult));
  const issued = Temporal.PlainDate.from(extra.date_of_issue ?? '');
  assert.equal(issued.add({ years: 3 }).subtract({ days: 1 }).toString(), extra.date_of_expire);
});

test('a value in one language stands in both texts', () => {
  const result = attorney.sample(adult);
  result.domain.powers = ['басқаруға'];
  assert.deepEqual(attorney.view(result)['powers'], [{ kk: 'басқаруға', ru: 'басқаруға' }]);
});
