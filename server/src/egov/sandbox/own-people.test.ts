/** Through the whole gateway: people whom an organisation adds to its sandbox, and what is said of those who do not fit. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import sharp from 'sharp';
import { assertError, newestCode, startTestGateway, type TestGateway } from '../../app/test-gateway.ts';
import { isValidIin } from '../../citizens/iin.ts';
import { documentTypeNames } from '../../documents/catalogue.ts';
import { createOrganization } from '../../organizations/create-organization.ts';
import { demonstrationOrganization } from '../../organizations/seed-organizations.ts';
import { openStoreFile } from '../../storage/sqlite/store-file-test-setup.ts';
import { MAX_PEOPLE } from './person-schema.ts';

const PEOPLE = '/api/v1/sandbox/people/';
const arman = { last_name: 'ҮЛГІБАЕВ', first_name: 'АРМАН', birth_date: '1990-01-31', sex: 'male' };

type Added = { id: string; iin: string; phone: string; document_types: string[]; has_portrait: boolean };

async function newKey(gateway: TestGateway, id: string): Promise<string> {
  const { subscriptions } = demonstrationOrganization;
  const organization = { id, name: id };
  return (await createOrganization({ organization, subscriptions }, gateway.app.organizationContext)).testKey;
}

function sandboxOf(gateway: TestGateway, key = gateway.testKey) {
  const post = (path: string, body: unknown) => gateway.post(path, body, { authorization: `Bearer ${key}` });
  return {
    post,
    add: (body: unknown) => post(PEOPLE, body),
    added: async (body: unknown): Promise<Added> => {
      const reply = await post(PEOPLE, body);
      assert.equal(reply.status, 201, reply.text);
      const [person] = JSON.parse(reply.text).people as Added[];
      assert.ok(person);
      return person;
    },
    list: async () => JSON.parse((await gateway.get(PEOPLE, key)).text).people as Added[],
    receive: async ({ iin, phone }: Added, type: string) => {
      const requested = await gateway.requestDocument({ iin, phone, api_key: key }, type);
      assert.equal(requested.status, 200, requested.text);
      const code = newestCode(await gateway.get(`/api/v1/sandbox/messages/?phone=${phone}&limit=1`, key));
      const reply = await gateway.approve(requested.body.backend_session_id, code, { file: true });
      assert.equal(reply.status, 200, reply.text);
      return { code, body: reply.body };
    },
  };
}

/** What the gateway says of a person who is like `arman` but for this. */
async function faultsOf(t: TestContext | TestGateway, changes: object): Promise<string[]> {
  const gateway = 'app' in t ? t : await startTestGateway(t);
  const reply = await sandboxOf(gateway).add({ ...arman, ...changes });
  assertError(reply, 'invalid_request');
  return reply.body.errors.map(({ field, message }) => `${field} ${message}`);
}

test('a name, a birth date and the sex suffice: IIN, phone and documents are made, and the documents come', async (t) => {
  const gateway = await startTestGateway(t);
  const { added, receive } = sandboxOf(gateway);
  const person = await added(arman);
  assert.ok(isValidIin(person.iin) && person.iin.startsWith('9001313'));
  assert.deepEqual(person.document_types, ['identity_card']);
  const { body } = await receive(person, 'identity_card');
  const { docOwner } = body.result_json.common;
  assert.deepEqual(docOwner, { iin: person.iin, lastName: 'ҮЛГІБАЕВ', firstName: 'АРМАН', middleName: '' });
  assert.deepEqual([body.extra.date_of_birth, body.gender, body.file_status], ['1990-01-31', 'male', 'ready']);
  const child = await added({ ...arman, birth_date: '2019-05-05', sex: 'female', last_name: 'ҮЛГІБАЕВА' });
  assert.deepEqual(child.document_types, ['birth_certificate']);
  await receive(child, 'birth_certificate');
  assert.notEqual((await added(arman)).iin, person.iin, 'nobody has the IIN of somebody else');
});

test('each of the document types can be had, in the file too', async (t) => {
  const gateway = await startTestGateway(t);
  const { added, receive } = sandboxOf(gateway);
  const foreign = ['vnzh', 'lbg_card', 'oralman'];
  const citizens = documentTypeNames.filter((name) => !foreign.includes(name));
  const citizen = await added({ ...arman, birth_date: '1960-02-29', document_types: citizens });
  const stateless = { citizenship: 'АЗАМАТТЫҒЫ ЖОҚ/БЕЗ ГРАЖДАНСТВА', document_types: ['lbg_card'] };
  const foreigner = { last_name: 'ГУЛМУХАММАД', first_name: '', citizenship: 'АУҒАНСТАН/АФГАНИСТАН' };
  const people = [
    [citizen, citizens],
    [await added({ ...arman, ...stateless }), ['lbg_card']],
    [await added({ ...arman, ...foreigner, document_types: ['vnzh', 'oralman'] }), ['vnzh', 'oralman']],
  ] as const;
  for (const [person, types] of people) {
    for (const type of types) {
      const { body } = await receive(person, type);
      assert.deepEqual([body.document_type, body.file_status], [type, 'ready']);
      assert.ok((body.extra.date_of_issue ?? '') > '1960', type);
    }
  }
});

test('documents say what they are told to: numbers, days as people write them, lists; and the rest is made', async (t) => {
  const gateway = await startTestGateway(t);
  const { added, receive } = sandboxOf(gateway);
  const person = await added({
    ...arman,
    last_name_latin: 'OOLGIBAYEV',
    document_types: ['identity_card', 'driver_license'],
    fields: {
      identity_card: {
        common: { docNumber: '012345678', docExpirationDate: '2024-01-31' },
        domain: { birthPlace: 'ОРАЛ ҚАЛАСЫ/ГОРОД УРАЛЬСК' },
      },
      driver_license: {
        domain: { categories: [{ category: 'B', issuedDate: '2020-01-01', expirationDate: 1893438000000 }] },
      },
    },
  });
  const { result_json: card, extra } = (await receive(person, 'identity_card')).body;
  const domain = card.domain as Record<string, unknown>;
  assert.deepEqual(
    [card.common.docNumber, card.common.docUri, extra.date_of_expire],
    ['012345678', 'IdentityCard:012345678', '2024-01-31'],
  );
  assert.deepEqual(
    [domain['birthPlace'], domain['lastNameLatin'], domain['firstName']],
    ['ОРАЛ ҚАЛАСЫ/ГОРОД УРАЛЬСК', 'OOLGIBAYEV', 'АРМАН'],
  );
  const licence = (await receive(person, 'driver_license')).body.result_json.domain as { categories: object[] };
  assert.deepEqual(licence.categories, [{ category: 'B', issuedDate: 1577815200000, expirationDate: 1893438000000 }]);
});

test('a person has a scenario, with its seconds, or a fixed code, at each call', async (t) => {
  const gateway = await startTestGateway(t);
  const { added, receive } = sandboxOf(gateway);
  const down = await added({ ...arman, scenario: 'egov_unavailable' });
  for (let call = 0; call < 2; call += 1) assertError(await gateway.requestDocument(down), 'egov_unavailable');
  const late = await added({ ...arman, scenario: 'sms_late', seconds: 90, phone: '+7 701 555 01 01' });
  assert.equal(late.phone, '77015550101');
  await gateway.requestDocument(late);
  const inbox = async () =>
    (await gateway.get('/api/v1/sandbox/messages/?phone=77015550101', gateway.testKey)).body.messages.length;
  assert.equal(await inbox(), 0);
  gateway.advanceMs(90_000);
  assert.equal(await inbox(), 1);
  const fixed = await added({ ...arman, fixed_code: '004711' });
  for (let call = 0; call < 2; call += 1) assert.equal((await receive(fixed, 'identity_card')).code, '004711');
});

test('a person brings a face', async (t) => {
  const gateway = await startTestGateway(t);
  const { added, receive, add } = sandboxOf(gateway);
  const picture = (width: number) => sharp({ create: { width, height: width, channels: 3, background: '#c00' } });
  const jpeg = await picture(900).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const person = await added({ ...arman, portrait: jpeg.toString('base64') });
  assert.equal(person.has_portrait, true);
  const { body } = await receive(person, 'identity_card');
  const face = await sharp(Buffer.from(body.face_photo ?? '', 'base64')).metadata();
  assert.deepEqual([face.format, face.width, face.orientation], ['jpeg', 480, undefined]);
  assert.ok(!(await gateway.get(PEOPLE, gateway.testKey)).text.includes('"portrait"'));
  const huge = await sharp({ create: { width: 6_000, height: 5_000, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  for (const bytes of [
    await picture(9).png().toBuffer(),
    jpeg.subarray(0, jpeg.length / 2),
    Buffer.from('<svg/>'),
    huge,
  ]) {
    const reply = await add({ people: [arman, { ...arman, portrait: bytes.toString('base64') }] });
    assertError(reply, 'invalid_request');
    assert.deepEqual(reply.body.errors, [
      { field: 'people.1.portrait', message: 'must be a whole JPEG of at most 24 million pixels, in base64' },
    ]);
  }
  assertError(await add({ ...arman, portrait: 'A'.repeat(3 * 1024 * 1024) }), 'payload_too_large');
  assert.equal((await sandboxOf(gateway).list()).length, 1, 'of several, none is added where one is wrong');
});

test('what is wrong is told of each field, and no value is repeated', async (t) => {
  const gateway = await startTestGateway(t);
  const today = new Date(gateway.nowMs() + 5 * 3_600_000).toISOString().slice(0, 10);
  const wrong: [changes: object, told: string][] = [
    [{ last_name: undefined }, 'last_name is required'],
    [{ last_name: '' }, 'last_name must not be empty'],
    [
      { last_name: '900101300017' },
      'last_name must begin with a letter, and have only letters, spaces, hyphens, apostrophes and full stops',
    ],
    [{ first_name: 5 }, 'first_name must be a string'],
    [{ birthdate: '1990-01-31' }, 'birthdate is not known here'],
    [{ '900101300017': 1 }, 'body has a field that is not known here'],
    [{ sex: 'm' }, 'sex must be one of male, female'],
    [{ birth_date: '1990-02-30' }, 'birth_date must be a day, written as 1990-01-31'],
    [{ birth_date: '31.01.1990' }, 'birth_date must be a day, written as 1990-01-31'],
    [{ birth_date: '1899-12-31' }, `birth_date must be from 1900-01-01 to ${today}`],
    [{ birth_date: '2999-01-01' }, `birth_date must be from 1900-01-01 to ${today}`],
    [
      { iin: '900101300018' },
      'iin must be 12 digits, of which the last is the right check digit. Leave it out, and one is made',
    ],
    [{ iin: '900101300017' }, 'iin is that of somebody else in the sandbox'],
    [{ phone: '12345' }, 'phone must be a Kazakhstan mobile number, such as 77015550101'],
    [{ phone: '77000000009' }, 'phone must be another one: this one stands for the scenario slow'],
    [{ scenario: 'slow', seconds: 26 }, 'seconds must be from 1 to 25 for the scenario slow'],
    [{ scenario: 'silent', seconds: 2 }, 'seconds must be left out: the scenario silent has no seconds'],
    [{ seconds: 2 }, 'seconds must be left out where there is no scenario'],
    [{ fixed_code: '12345' }, 'fixed_code must be six digits'],
    [
      { last_name_latin: 'Ülgibaev' },
      'last_name_latin must be capital letters from A to Z, with spaces, hyphens and apostrophes between them',
    ],
    [
      { document_types: ['vnzh'] },
      'document_types.0 must not be vnzh: a citizen of Kazakhstan has no residence permit',
    ],
    [{ document_types: ['pension'] }, 'document_types.0 must not be pension: this person is too young for a pension'],
    [
      { document_types: ['passport', 'driver_license'], birth_date: '2020-01-01' },
      'document_types.1 must not be driver_license: this person is too young for it',
    ],
    [{ fields: { passport: {} } }, 'fields.passport must be left out: the person has no such document'],
    [{ fields: { identity_card: { comon: {} } } }, 'fields.identity_card.comon is not known here'],
    [
      { fields: { identity_card: { domain: { birthPlace: 5 } } } },
      'fields.identity_card.domain.birthPlace must be a string',
    ],
    [
      { fields: { identity_card: { common: { docExpirationDate: '2024-02-30' } } } },
      'fields.identity_card.common.docExpirationDate must be an integer or null',
    ],
  ];
  for (const [changes, told] of wrong)
    assert.deepEqual(await faultsOf(gateway, changes), [told], JSON.stringify(changes));
  const [scenario] = await faultsOf(gateway, { scenario: 'flapping' });
  assert.match(scenario ?? '', /^scenario must be one of egov_unreachable, /);
  const [type] = await faultsOf(gateway, { document_types: ['identity'] });
  assert.match(type ?? '', /^document_types\.0 must be one of identity_card, /);
  const [field] = await faultsOf(gateway, { fields: { identity_card: { domain: { birthplace: 'X' } } } });
  assert.match(field ?? '', /^fields\.identity_card\.domain may have only the fields iin, lastName, /);
  const two = await faultsOf(gateway, { sex: 'm', birth_date: undefined });
  assert.deepEqual(two, ['birth_date is required', 'sex must be one of male, female']);
  for (const body of [[arman], null, 5]) {
    const reply = await sandboxOf(gateway).add(body);
    assertError(reply, 'invalid_request');
    const message = 'must be one person, or an object whose field people is a list of them';
    assert.deepEqual(reply.body.errors, [{ field: 'body', message }], JSON.stringify(body));
  }
  assert.deepEqual(await sandboxOf(gateway).list(), []);
});

test('in a list each fault names its person; an IIN stands for one alone; all are added, or none', async (t) => {
  const gateway = await startTestGateway(t);
  const { add, added, list } = sandboxOf(gateway);
  const iin = '900131300114';
  const refusedAt = async (people: object[]) => {
    const reply = await add({ people });
    assertError(reply, 'invalid_request');
    return reply.body.errors.map(({ field }) => field);
  };
  assert.deepEqual(await refusedAt([arman, { ...arman, sex: 'm' }]), ['people.1.sex']);
  assert.deepEqual(
    await refusedAt([
      { ...arman, iin },
      { ...arman, iin },
    ]),
    ['people.1.iin'],
  );
  assert.deepEqual(await refusedAt([]), ['people']);
  assert.deepEqual(await list(), []);
  await added({ ...arman, iin });
  assert.deepEqual(await refusedAt([arman, { ...arman, iin }]), ['people.1.iin']);
  const both = await add({ $schema: 'https://example.kz/openapi.json', people: [arman, arman] });
  assert.equal(both.status, 201);
  assert.equal((await list()).length, 3);
  const atOnce = await Promise.all(Array.from({ length: 4 }, () => add({ ...arman, iin: '900131300239' })));
  assert.deepEqual(atOnce.map(({ status }) => status).sort(), [201, 400, 400, 400]);
});

test('only the test keys of the organisation reach its people: to all others nobody has that IIN', async (t) => {
  const gateway = await startTestGateway(t);
  const mine = sandboxOf(gateway);
  const otherKey = await newKey(gateway, 'other');
  const other = sandboxOf(gateway, otherKey);
  const person = await mine.added(arman);
  const asOther = { iin: person.iin, phone: person.phone, api_key: otherKey };
  assertError(await gateway.requestDocument(asOther), 'profile_not_found');
  assert.deepEqual(await other.list(), []);
  const subjects = async (key: string) => (await gateway.get('/api/v1/sandbox/subjects/', key)).body.subjects;
  assert.deepEqual((await subjects(gateway.testKey)).at(-1), {
    iin: person.iin,
    phone: person.phone,
    full_name: 'ҮЛГІБАЕВ АРМАН',
    situation: 'ok',
    document_types: ['identity_card'],
    own: true,
  });
  assert.ok((await subjects(otherKey)).every(({ iin }) => iin !== person.iin));
  assertError(await gateway.delete(`${PEOPLE}${person.id}/`, otherKey), 'not_found');
  // Another organisation may have somebody with the same IIN: another person.
  const namesake = await other.added({ ...arman, iin: person.iin, phone: person.phone, last_name: 'ӨЗГЕ' });
  const { body } = await other.receive(namesake, 'identity_card');
  assert.equal(body.result_json.common.docOwner.lastName, 'ӨЗГЕ');
  for (const key of [undefined, 'qjt_test_no', `qjt_live_${'0'.repeat(49)}`]) {
    assertError(await gateway.get(PEOPLE, key), 'invalid_api_key');
    assertError(await gateway.post(PEOPLE, arman, key ? { authorization: `Bearer ${key}` } : {}), 'invalid_api_key');
    assertError(await gateway.delete(`${PEOPLE}${person.id}/`, key), 'invalid_api_key');
  }
});

test('whoever is removed is unknown to the state; a reset takes all where it is told to, and else nobody', async (t) => {
  const gateway = await startTestGateway(t);
  const { added, list, post } = sandboxOf(gateway);
  const [first, second] = [await added(arman), await added(arman)];
  assert.equal((await gateway.delete(`${PEOPLE}${first.id}/`, gateway.testKey)).status, 204);
  assertError(await gateway.requestDocument(first), 'profile_not_found');
  assert.equal((await gateway.requestDocument(second)).status, 200);
  for (const body of [{}, { people: false }]) {
    assert.equal((await post('/api/v1/sandbox/reset/', body)).status, 204);
    assert.equal((await list()).length, 1);
  }
  const headers = { authorization: `Bearer ${gateway.testKey}` };
  const bare = await gateway.app.server.inject({ method: 'POST', url: '/api/v1/sandbox/reset/', headers });
  assert.equal(bare.statusCode, 204, 'without a body');
  assert.equal((await list()).length, 1);
  assertError(await post('/api/v1/sandbox/reset/', { people: 'yes' }), 'invalid_request');
  assert.equal((await post('/api/v1/sandbox/reset/', { people: true })).status, 204);
  assert.deepEqual(await list(), []);
});

test('a scenario is armed for a person of one’s own, and the list of arms names the person', async (t) => {
  const gateway = await startTestGateway(t);
  const { added, post } = sandboxOf(gateway);
  const person = await added(arman);
  await post('/api/v1/sandbox/arm/', { scenario: 'egov_unreachable', iin: person.iin });
  const { arms } = JSON.parse((await gateway.get('/api/v1/sandbox/arm/', gateway.testKey)).text);
  assert.deepEqual([arms[0].for, arms[0].iin], ['person', person.iin]);
  assert.equal((await gateway.requestDocument()).status, 200);
  assertError(await gateway.requestDocument(person), 'egov_unreachable');
  assert.equal((await gateway.requestDocument(person)).status, 200);
});

test('an organisation has so many people and no more', async (t) => {
  const gateway = await startTestGateway(t);
  const { add } = sandboxOf(gateway);
  assert.equal((await add({ people: Array.from({ length: MAX_PEOPLE }, () => arman) })).status, 201);
  assertError(await add(arman), 'sandbox_full');
});

test('the store holds nothing of a person in plain, and the log neither', async (t) => {
  const gateway = await startTestGateway(t);
  const { added, receive } = sandboxOf(gateway);
  const person = await added({ ...arman, fixed_code: '918273' });
  await receive(person, 'identity_card');
  const store = openStoreFile(gateway.dataDirectory);
  t.after(() => store.close());
  const rows = JSON.stringify(store.prepare('select * from sandbox_people').all());
  for (const secret of [person.iin, person.phone, 'ҮЛГІБАЕВ', '918273']) {
    assert.ok(!rows.includes(secret) && !gateway.logged.join('').includes(secret));
  }
});
