/** The commands of a Flow with a real gateway: the citizen's steps are done on the page meanwhile. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { CITIZEN, startFlowGateway } from '../flows/flow-test-setup.ts';
import { runQujat } from './command-test-setup.ts';
import { exitCodes } from './exit-codes.ts';

async function newDesk(t: TestContext) {
  const flow = await startFlowGateway(t);
  const baseUrl = await flow.gateway.app.server.listen({ host: '127.0.0.1', port: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'qujat-flows-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const env = { QUJAT_BASE_URL: baseUrl, QUJAT_API_KEY: flow.flowKey, XDG_CONFIG_HOME: join(folder, 'config') };
  const run = (words: readonly string[], input = '') => runQujat(['flows', ...words], { cwd: folder, env, input });
  return { flow, folder, run };
}

test('create prints the id and shows the page; result reads the id and saves the document', async (t) => {
  const { flow, folder, run } = await newDesk(t);
  const created = await run(['create', '--document-type', 'identity_card', '--client-reference', 'order 118']);
  assert.equal(created.code, 0, created.stderr);
  assert.match(created.stdout, /^[0-9a-f-]{36}\n$/);
  assert.match(created.stderr, /The page for the citizen: http\S+\/flow\/[0-9a-f-]{36}\./);
  const open = await run(['result', '--wait', '0', '--json'], created.stdout);
  assert.deepEqual(JSON.parse(open.stdout), { status: 'progress', failure_reasons: [], files: [] });
  const page = flow.page(created.stdout.trim());
  await page.post('citizen', CITIZEN);
  await page.post('approve', { code: await flow.code() });
  const result = await run(['result', '--to', 'documents'], created.stdout);
  assert.equal(result.code, 0, result.stderr);
  assert.match(result.stdout, /^documents\/identity_card\.pdf {2}\d+ bytes$/m);
  assert.ok(readdirSync(join(folder, 'documents')).includes('identity_card.json'));
});

test('a session without a document, one that is nobody’s and a wrong word end as other commands do', async (t) => {
  const { flow, run } = await newDesk(t);
  const { body } = await flow.create();
  await flow.page(body.session_id).post('cancel');
  const cancelled = await run(['result', '--json'], `${body.session_id}\n`);
  assert.equal(cancelled.code, exitCodes.refused.code);
  const { code, failure_reasons: reasons } = JSON.parse(cancelled.stderr);
  assert.deepEqual([code, reasons], ['flow_without_document', ['cancelled']]);
  const { body: waiting } = await flow.create();
  assert.equal((await run(['result', '--wait', '1'], `${waiting.session_id}\n`)).code, exitCodes.timedOut.code);
  const unknown = await run(['result', '--json'], '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b\n');
  assert.deepEqual([unknown.code, JSON.parse(unknown.stderr).code], [3, 'flow_session_not_found']);
  const wrong = await run(['create', '--document-type', 'diploma', '--json']);
  assert.deepEqual([wrong.code, JSON.parse(wrong.stderr).code], [3, 'invalid_request']);
});
