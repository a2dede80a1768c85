/** From which network an event came, in the audit: only where the setting says so, and never the whole address. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../app/app.ts';
import { API, newestCode, type ReplyBody } from '../app/test-gateway.ts';
import { verifyFile } from '../audit/audit-samples.ts';
import { readConfig } from '../config/read-config.ts';
import { createLogger } from '../logging/logger.ts';
import { assertRefused, type CabinetGateway, startCabinetGateway } from './cabinet-test-setup.ts';
import { logInOperator } from './operator-test-setup.ts';

/** A client of the Backend API at this address. */
function clientAt(remoteAddress: string, { app }: CabinetGateway) {
  return async (url: string, payload: object): Promise<ReplyBody> =>
    (await app.server.inject({ method: 'POST', url, remoteAddress, payload })).json();
}

/** Each event of a session: request, resend, a wrong code, the delivery, and the same answer again. */
async function playSession(address: string, gateway: CabinetGateway): Promise<void> {
  const post = clientAt(address, gateway);
  const [iin, phone] = ['900101300017', '77010000001'];
  const requested = await post(`${API}/request/identity_card/`, { api_key: gateway.testKey, iin, phone });
  const { backend_session_id: id } = requested;
  gateway.advanceMs(2 * 60_000);
  assert.equal((await post(`${API}/resend/`, { backend_session_id: id })).backend_session_id, id);
  const inbox = await gateway.get(`/api/v1/sandbox/messages/?phone=${phone}`, gateway.testKey);
  const right = { backend_session_id: id, code: newestCode(inbox), file: false, file_type: 'pdf' };
  const wrong = { ...right, code: right.code === '000000' ? '000001' : '000000' };
  assert.equal((await post(`${API}/approve/`, wrong)).code, 'invalid_otp_code');
  assert.equal((await post(`${API}/approve/`, right)).document_type, 'identity_card');
}

const SESSION_ACTS = ['document_requested', 'otp_resent', 'code_refused', 'document_delivered'];

test('with the setting, each event of a session and of the cabinet has its network, and no row a whole address', async (t) => {
  const gateway = await startCabinetGateway(t, { config: { auditNetwork: true } });
  const networks = [
    { address: '203.0.113.77', network: '203.0.113.0/24' },
    { address: '::ffff:198.18.7.9', network: '198.18.7.0/24' },
    { address: '2001:db8:1:2:3:4:5:6', network: '2001:db8:1:2::/64' },
  ];
  for (const { address, network } of networks) {
    const before = gateway.audit().length;
    await playSession(address, gateway);
    const rows = gateway.audit().slice(before);
    assert.deepEqual(
      rows.map((row) => [row.action, row.network]),
      SESSION_ACTS.map((action) => [action, network]),
    );
    const browser = gateway.browser(address);
    assertRefused(
      await browser.call('POST', '/session/', { email: 'a@b.example', password: 'x' }),
      'invalid_credentials',
    );
    assert.deepEqual([gateway.audit().at(-1)?.action, gateway.audit().at(-1)?.network], ['log_in_refused', network]);
  }
  const whole = ['203.0.113.77', '198.18.7.9', '2001:db8:1:2:3'];
  const written = JSON.stringify(gateway.audit());
  for (const address of whole) assert.equal(written.includes(address), false, address);
});

test('what members and operators do has its network too; a command has none', async (t) => {
  const gateway = await startCabinetGateway(t, { config: { auditNetwork: true }, signUpTrial: true });
  const owner = await gateway.newOwner('owner@company.example');
  const operator = await logInOperator(gateway);
  const path = `/organizations/${owner.organizationId}`;
  await owner.browser.call('POST', `${path}/api-keys/`, { environment: 'test', name: 'Касса' });
  await operator.call('GET', `${path}/members/`);
  await operator.call('POST', `${path}/suspend/`, { reason: 'A leaked key' });
  await operator.call('GET', '/operator/audit/');
  const rows = gateway.audit();
  for (const event of [
    ...['signed_up', 'subscription_granted', 'api_key_created', 'totp_enabled'],
    ...['organization_read', 'organization_suspended', 'audit_read'],
  ]) {
    assert.ok(
      rows.some(({ action }) => action === event),
      event,
    );
  }
  const without = rows.filter(({ network }) => network === null).map(({ action }) => action);
  assert.deepEqual(without, ['operator_created']);
  for (const { network } of rows) if (network !== null) assert.match(network, /^198\.51\.\d+\.0\/24$/);
});

test('without the setting nothing of an address is in the audit; a gateway that keeps it goes on with the same chains', async (t) => {
  assert.equal(readConfig({}).auditNetwork, false);
  const gateway = await startCabinetGateway(t, { alone: false });
  await playSession('203.0.113.77', gateway);
  const operator = await logInOperator(gateway);
  assert.ok(gateway.audit().every(({ network }) => network === null));
  const rowsBefore = gateway.audit().length;
  // Acts of one millisecond have no order.
  gateway.advanceMs(1);

  const config = readConfig({ QUJAT_DATA_DIR: gateway.dataDirectory, QUJAT_AUDIT_NETWORK: 'on' });
  const logger = createLogger({ level: 'silent', destination: { write: () => undefined } });
  const keeping = await createApp(config, logger, { alone: false, storeNowMs: gateway.nowMs });
  t.after(() => keeping.close());
  await playSession('203.0.113.78', { ...gateway, app: keeping });
  gateway.advanceMs(1);

  const cookie = [...operator.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const url = '/api/v1/cabinet/operator/audit/export/';
  const headers = { cookie, 'x-qujat-cabinet': '1' };
  const exported = (await gateway.app.server.inject({ method: 'GET', url, headers })).body.trimEnd().split('\n');
  assert.equal((await verifyFile(exported)).rows, gateway.audit().length);
  const rows = exported.map((line) => JSON.parse(line).row).filter((row) => row !== undefined);
  assert.deepEqual(
    rows.map(({ network }) => network),
    [...Array(rowsBefore), ...SESSION_ACTS.map(() => '203.0.113.0/24'), undefined],
  );
  assert.equal(
    rows.slice(0, rowsBefore).some((row) => 'network' in row),
    false,
  );
  const altered = exported.map((line) => line.replace('203.0.113.0/24', '203.0.114.0/24'));
  await assert.rejects(verifyFile(altered), /changed/);
});
