/** Claims in place of a document, on the page of a Flow. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError } from '../app/test-gateway.ts';
import { CITIZEN, flowSettings, startFlowGateway } from './flow-test-setup.ts';

test('the citizen reads what is asked before the code, and the organisation gets that alone: neither IIN nor phone', async (t) => {
  const flow = await startFlowGateway(t);
  const holder = { first_name: 'Тест', last_name: 'Тестов' };
  const created = await flow.create({
    document_types: ['identity_card'],
    claims: ['age_over_18', 'is_holder'],
    fields: ['common.docNumber'],
    holder,
  });
  assert.equal(created.status, 200, created.text);
  const { session_id: id } = created.body;
  const page = flow.page(id);
  const view = await page.view();
  assert.deepEqual(
    view.asked?.map(({ code }) => code),
    ['age_over_18', 'is_holder', 'common.docNumber'],
  );
  assert.equal(view.asked?.[0]?.name.ru, 'исполнилось ли вам 18 лет');
  assert.equal(view.file_type, null);
  assert.match(view.consent_notice.en, /only what is listed/);
  assert.ok(!JSON.stringify(view).includes('Тестов'), 'whom the organisation names is not shown');
  await page.post('citizen', CITIZEN);
  const approved = await page.post('approve', { code: await flow.code() });
  assert.equal(approved.body.state, 'done', approved.text);
  const { edocument_result: result } = (await flow.result(id)).body;
  assert.deepEqual(Object.keys(result.claims), ['age_over_18', 'is_holder']);
  assert.equal(result.claims.age_over_18, true);
  assert.deepEqual(
    [result.iin, result.phone, result.result_json, result.document_pdf],
    [undefined, undefined, null, null],
  );
  assert.ok(!JSON.stringify(result).includes(CITIZEN.iin));
});

test('a flow that allows answers alone refuses a whole document, also where the switch was left out before', async (t) => {
  const flow = await startFlowGateway(t);
  const change = (claims_only: boolean) => {
    const { environment: _, ...settings } = flowSettings;
    return flow.owner.browser.call('PUT', `${flow.flowsPath}${flow.flowId}/`, {
      ...settings,
      enabled: true,
      claims_only,
    });
  };
  assert.equal((await flow.create()).status, 200);
  assert.equal((await change(true)).status, 204);
  assertError(await flow.create(), 'claims_only');
  assert.equal((await flow.create({ claims: ['age_over_18'] })).status, 200);
  const { body } = await flow.owner.browser.call('GET', flow.flowsPath);
  assert.equal(body.flows[0].claims_only, true);
});

test('an ask that one of the types of the session does not have is refused when the session is made', async (t) => {
  const flow = await startFlowGateway(t);
  const refused = await flow.create({ claims: ['licence_category_B'] });
  assertError(refused, 'invalid_request');
  assert.equal(refused.body.errors[0].field, 'claims.0');
  const { status } = await flow.create({ document_types: ['driver_license'], claims: ['licence_category_B'] });
  assert.equal(status, 200);
});
