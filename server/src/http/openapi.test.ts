/** The OpenAPI documents: committed as they are made, true to the table of errors, and of use to those who generate a client. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { startTestGateway } from '../app/test-gateway.ts';
import { startCabinetGateway } from '../cabinet-api/cabinet-test-setup.ts';
import { logInOperator } from '../cabinet-api/operator-test-setup.ts';
import { makeOpenApi } from '../cli/print-openapi.ts';
import { myPageErrors } from '../consents/my/my-routes.ts';
import { documentTypeNames } from '../documents/catalogue.ts';
import { errorTable } from '../errors.ts';
import { flowPageErrors } from '../flows/page-api-routes.ts';
import type { OpenApiOperation } from './openapi-document.ts';
import { errorCodesOf, pascalCase } from './openapi-names.ts';
import { operationsIn } from './openapi-test-setup.ts';

const root = new URL('../../../', import.meta.url);
const made = await makeOpenApi();
const documents = Object.values(made);
const operations = documents.flatMap(operationsIn);
const isOfCabinet = ({ path }: { path: string }) => path.startsWith('/api/v1/cabinet/');

for (const [file, document] of [
  ['openapi.json', made.integrators],
  ['openapi-cabinet.json', made.cabinet],
] as const) {
  test(`${file} in the repository is the one that the routes make: npm run openapi writes it`, () => {
    assert.deepEqual(JSON.parse(JSON.stringify(document)), JSON.parse(readFileSync(new URL(file, root), 'utf8')));
  });
}

test('they are OpenAPI 3.1, and each operation has a name and a summary', () => {
  for (const { openapi } of documents) assert.match(openapi, /^3\.1\./);
  const names = operations.map(({ operationId }) => operationId);
  assert.equal(new Set(names).size, names.length);
  for (const { operationId, summary } of operations) assert.ok(summary, operationId);
});

test('the integrators’ document has nothing of the cabinet and stays small, and the cabinet’s has nothing else', () => {
  assert.ok(!operationsIn(made.integrators).some(isOfCabinet));
  assert.ok(operationsIn(made.cabinet).every(isOfCabinet));
  const bytes = readFileSync(new URL('openapi.json', root)).length;
  assert.ok(bytes < 300_000, `${bytes} bytes`);
});

test('each tag of an operation is declared with what it means, and each that is declared is used', () => {
  for (const document of documents) {
    const used = new Set(operationsIn(document).flatMap(({ tags }) => tags));
    assert.deepEqual(document.tags.map(({ name }) => name).sort(), [...used].sort());
  }
});

test('each reference leads to a component, and each component is led to', () => {
  for (const { components, ...rest } of documents) {
    const text = JSON.stringify({ rest, components });
    const led = new Set([...text.matchAll(/"#\/components\/(\w+\/\w+)"/g)].map(([, name]) => name));
    const { securitySchemes: _named, ...referred } = components;
    const there = Object.entries(referred).flatMap(([kind, parts]) =>
      Object.keys(parts).map((part) => `${kind}/${part}`),
    );
    assert.deepEqual([...led].sort(), there.sort());
  }
});

test('what an operation takes and answers has a name, so that a generated client has it too', () => {
  const asWritten = documents.flatMap(({ paths }) => Object.values(paths).flatMap(Object.values<OpenApiOperation>));
  const bodies = asWritten.flatMap(({ operationId, requestBody, responses }) => {
    const replies = Object.entries(responses).flatMap(([status, reply]) => (status < '3' ? [reply] : []));
    return [requestBody, ...replies].map((body) => ({
      operationId,
      schema: body?.content?.['application/json']?.schema ?? {},
    }));
  });
  assert.ok(bodies.length > 200);
  const nameless = bodies.filter(({ schema }) => Object.keys(schema).length > 0 && !('$ref' in schema));
  assert.deepEqual(nameless, []);
  assert.ok('ApproveSessionRequest' in (made.integrators.components.schemas ?? {}));
  assert.ok('ListMembersReply' in (made.cabinet.components.schemas ?? {}));
});

test('each document type has a name, to which its value of `document_type` leads', () => {
  const { schemas = {} } = made.integrators.components;
  const { oneOf, discriminator } = schemas['DocumentReply'] as {
    oneOf: { $ref: string }[];
    discriminator: { mapping: Record<string, string> };
  };
  const expected = documentTypeNames.map((name) => [name, `#/components/schemas/${pascalCase(name)}`]);
  assert.deepEqual(Object.entries(discriminator.mapping), expected);
  assert.deepEqual(
    oneOf.map(({ $ref }) => $ref),
    Object.values(discriminator.mapping),
  );
  for (const name of ['Diploma', 'DiplomaDomain', 'CommonBlock', 'Error', 'ErrorCode'])
    assert.ok(name in schemas, name);
});

test('ErrorCode has each code that its document’s operations give, and not those of the other', () => {
  const [forIntegrators, forCabinet] = documents.map((document) => {
    const { enum: codes = [] } = (document.components.schemas?.['ErrorCode'] ?? {}) as { enum?: string[] };
    const given = operationsIn(document).flatMap(({ responses }) => Object.values(responses).flatMap(errorCodesOf));
    assert.deepEqual(
      [...new Set(given)].filter((code) => !codes.includes(code)),
      [],
    );
    return codes;
  });
  assert.ok(!forIntegrators?.includes('last_owner') && !forCabinet?.includes('invalid_otp_code'));
});

test('each documented error stands under its status, and each error of the table is documented somewhere', () => {
  const documented = new Set<string>();
  for (const { operationId, responses } of operations) {
    for (const [status, response] of Object.entries(responses)) {
      for (const code of errorCodesOf(response)) {
        documented.add(code);
        assert.equal(String(errorTable[code].status), status, `${operationId} ${code}`);
      }
    }
  }
  // Told for paths that are no operation at all.
  for (const code of ['not_found', 'method_not_allowed', 'not_for_browsers', 'request_timeout']) documented.add(code);
  // Told to our own pages alone, whose calls are in neither document.
  for (const code of [...flowPageErrors, ...myPageErrors]) documented.add(code);
  assert.deepEqual([...documented].sort(), Object.keys(errorTable).sort());
});

test('the integrators’ document is for all, the cabinet’s for whoever is logged in', async (t) => {
  const gateway = await startCabinetGateway(t);
  const read = async (url: string) => (await gateway.app.server.inject(url)).json();
  assert.deepEqual(await read('/openapi.json'), made.integrators);
  assert.equal((await gateway.browser().call('GET', '/openapi.json')).body.code, 'not_logged_in');
  const { body } = await (await logInOperator(gateway)).call('GET', '/openapi.json');
  assert.equal((body as unknown as { info: { title: string } }).info.title, 'Qujat: Personal Cabinet');
  const silent = await startTestGateway(t, { config: { documentation: false } });
  assert.equal((await silent.app.server.inject('/api/v1/cabinet/openapi.json')).statusCode, 404);
});

test('the specification’s fourteen errors are in the table', () => {
  assert.equal(Object.values(errorTable).filter((entry) => 'specified' in entry).length, 14);
});
