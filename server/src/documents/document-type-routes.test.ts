import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { assertError, startTestGateway } from '../app/test-gateway.ts';
import { ASKED_MAX, readAsk } from '../claims/read-ask.ts';
import { languages } from '../words/languages.ts';
import { documentTypes } from './catalogue.ts';

const LIST = '/api/v1/document-types/';

test('the list names every type with its titles and the paths of its samples', async (t) => {
  const gateway = await startTestGateway(t);
  const { document_types: types } = JSON.parse((await gateway.get(LIST)).text);
  assert.deepEqual(
    types.map((type: { document_type: string }) => type.document_type),
    documentTypes.map(({ name }) => name),
  );
  for (const { title, code, samples } of types) {
    for (const language of languages) assert.ok(title[language].length > 0);
    assert.match(code, /^[A-Z][A-Za-z]+$/);
    assert.deepEqual(Object.keys(samples), ['pdf', 'image', 'json']);
  }
});

test('a type tells the schema of its result_json, and its sample fits that schema', async (t) => {
  const gateway = await startTestGateway(t);
  for (const { name } of documentTypes) {
    const { result_json_schema: schema, sample } = JSON.parse((await gateway.get(`${LIST}${name}/`)).text);
    assert.equal(schema.type, 'object');
    assert.deepEqual([...Value.Errors(schema, sample)], [], name);
    assert.ok(!Value.Check(schema, { ...sample, domain: {} }), `${name} has fields that it requires`);
    assert.deepEqual(JSON.parse((await gateway.get(`${LIST}${name}/sample.json`)).text), sample);
  }
});

test('a type tells what can be asked of it in place of the document, in three languages, and each of it is answered', async (t) => {
  const gateway = await startTestGateway(t);
  const { claims, fields } = JSON.parse((await gateway.get(`${LIST}driver_license/`)).text);
  const codes = (asked: { code: string }[]) => asked.map(({ code }) => code);
  for (const name of ['age_over_18', 'is_holder', 'not_expired', 'licence_category_B']) {
    assert.ok(codes(claims).includes(name), name);
  }
  for (const path of ['common.docNumber', 'common.docOwner', 'face_photo'])
    assert.ok(codes(fields).includes(path), path);
  for (const { code, name } of [...claims, ...fields]) {
    for (const language of languages) assert.ok(name[language].length > 0, `${code} in ${language}`);
  }
  for (let at = 0; at < fields.length; at += ASKED_MAX) {
    const asked = codes(fields).slice(at, at + ASKED_MAX);
    assert.deepEqual(readAsk({ fields: asked }, ['driver_license']).ask?.fields, asked);
  }
  const unheld = codes(claims).filter((name) => name !== 'is_holder');
  for (const claim of unheld) assert.deepEqual(readAsk({ claims: [claim] }, ['driver_license']).ask?.claims, [claim]);
  const { claims: ofCar } = JSON.parse((await gateway.get(`${LIST}srts/`)).text);
  assert.ok(!codes(ofCar).includes('age_over_18'), 'a car has no age of a person');
});

test('samples come as files of the type that they claim', async (t) => {
  const gateway = await startTestGateway(t);
  const file = async (extension: string) => {
    const reply = await gateway.app.server.inject(`${LIST}identity_card/sample.${extension}`);
    return { type: reply.headers['content-type'], start: reply.rawPayload.subarray(0, 3).toString('latin1') };
  };
  assert.deepEqual(await file('pdf'), { type: 'application/pdf', start: '%PD' });
  assert.deepEqual(await file('jpg'), { type: 'image/jpeg', start: '\xff\xd8\xff' });
});

test('an unknown type is not found', async (t) => {
  const gateway = await startTestGateway(t);
  for (const path of ['nothing/', 'nothing/sample.json', 'nothing/sample.pdf', 'nothing/sample.jpg', 'toString/']) {
    assertError(await gateway.get(LIST + path), 'document_type_not_found');
  }
});
