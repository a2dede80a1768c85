/** Text that no store can keep, in every place where a caller can put text, as the OpenAPI document lists them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestGateway } from '../app/test-gateway.ts';
import { startCabinetGateway } from '../cabinet-api/cabinet-test-setup.ts';
import { logInOperator } from '../cabinet-api/operator-test-setup.ts';
import { makeOpenApi } from '../cli/print-openapi.ts';
import { errorCodesOf } from './openapi-names.ts';
import { operationsIn } from './openapi-test-setup.ts';

const operations = Object.values(await makeOpenApi()).flatMap(operationsIn);

test('each operation that takes text documents that it may be refused', () => {
  for (const { operationId, parameters = [], requestBody, responses } of operations) {
    if (parameters.length === 0 && requestBody === undefined) continue;
    const codes = responses['400'] ? errorCodesOf(responses['400']) : [];
    assert.ok(codes.includes('invalid_request'), `${operationId} does not document invalid_request`);
  }
});

test('NUL and half a surrogate pair are refused with the name of their field, and never a defect', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { cookies } = await logInOperator(gateway);
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const site = { 'x-qujat-cabinet': '1', cookie };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${gateway.testKey}`, ...site };
  const send = async (method: string, url: string, payload?: string) => {
    const reply = await gateway.app.server.inject({
      method: method as 'GET',
      url,
      headers,
      ...(payload !== undefined && { payload }),
    });
    const { code, errors = [] } = reply.json<{ code: string; errors?: { field: string }[] }>();
    return { status: reply.statusCode, code, fields: errors.map(({ field }) => field) };
  };
  const refused = (field: string) => ({ status: 400, code: 'invalid_request', fields: [field] });
  let looked = 0;
  for (const { path, method, operationId, parameters = [], requestBody } of operations) {
    const fill = (broken?: string) =>
      path.replace(/\{(\w+)\}/g, (_all, name) => {
        if (name === broken) return '%00';
        return name === 'organization_id' ? 'demonstration' : 'x';
      });
    for (const { name } of parameters.filter(({ in: place }) => place !== 'header')) {
      const url = path.includes(`{${name}}`) ? fill(name) : `${fill()}?${name}=%00`;
      const told = await send(method, url, method === 'GET' ? undefined : '{}');
      assert.deepEqual(told, refused(name), `${operationId} ${url}`);
    }
    const schema: { properties?: object } = requestBody?.content['application/json']?.schema ?? {};
    for (const name of Object.keys(schema.properties ?? {})) {
      for (const text of ['a\\u0000', '\\ud800', '\\udc00\\ud800']) {
        const told = await send(method, fill(), `{"${name}":{"deep":["${text}"]}}`);
        // What only members may do, or somebody whose log-in waits, is refused before its body is read.
        if (['permission_denied', 'not_found'].includes(told.code)) continue;
        assert.deepEqual(told, refused(`${name}.deep.0`), `${operationId} ${name}`);
        looked += 1;
      }
    }
  }
  assert.ok(looked > 100, `${looked} fields were looked at`);
});

test('a broken name is not repeated, and depth is no way round', async (t) => {
  const gateway = await startTestGateway(t);
  const named = await gateway.post('/api/v1/backend/e-document/online-access/approve/', '{"a":{"b\\u0000":1}}');
  assert.deepEqual(named.body.errors, [{ field: 'a', message: 'a name in it must not have the character NUL' }]);
  const deep = `{"a":${'['.repeat(30_000)}"\\u0000"${']'.repeat(30_000)}}`;
  const buried = await gateway.post('/api/v1/backend/e-document/online-access/approve/', deep);
  assert.equal(buried.body.code, 'invalid_request');
});
