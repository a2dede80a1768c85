/** Gateway process → SOAP over the wire → simulator process: what a client of the gateway sees, and what goes between the two. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, type TestContext, test } from 'node:test';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { isStateError } from '../server/src/egov/sandbox/play-scenario.ts';
import { errorTable } from '../server/src/errors.ts';
import { readPdf } from '../server/src/rendering/rendering-test-setup.ts';
import { readPkcs12 } from '../server/src/soap/read-pkcs12.ts';
import { hasXmlsec, verifyByXmlsec } from '../server/src/soap/xmlsec-test-setup.ts';
import { hasXmllint, startValidator } from '../server/src/state-simulator/xmllint-test-setup.ts';
import { type Lasting, temporaryDirectory } from './gateway-process.ts';
import { type OwnTimeGateway, ownTimeGatewayForTest } from './own-time-gateway.ts';
import { type Recorded, startRecordingProxy } from './recording-proxy.ts';
import { type SimulatorProcess, startSimulatorProcess } from './simulator-process.ts';

const IIN = '900101300017';
const PHONE = '77010000001';
const RESEND_AFTER_MS = 60_000;
const HOUR_MS = 3_600_000;

interface Wire {
  gateway: OwnTimeGateway;
  simulator: SimulatorProcess;
  recorded: Recorded[];
  keysDirectory: string;
}

async function startWire(t: Lasting): Promise<Wire> {
  const keysDirectory = join(temporaryDirectory(t), 'keys');
  const simulator = await startSimulatorProcess(t, keysDirectory);
  const proxy = await startRecordingProxy(t, simulator.address);
  const url = simulator.environment['QUJAT_SMARTBRIDGE_URL'] ?? '';
  const QUJAT_SMARTBRIDGE_URL = url.replace(simulator.address, proxy.address);
  // Faults of several tests in a row would open the breaker.
  const variables = { ...simulator.environment, QUJAT_SMARTBRIDGE_URL, QUJAT_EGOV_BREAKER_FAULTS: '1000' };
  const gateway = await ownTimeGatewayForTest(t, variables);
  return { gateway, simulator, recorded: proxy.recorded, keysDirectory };
}

const wire = await startWire({ after });
beforeEach(() => {
  wire.recorded.length = 0;
  // The limits of a citizen thaw from test to test.
  wire.gateway.advanceMs(HOUR_MS);
});

async function request(subject = { iin: IIN, phone: PHONE }) {
  return await wire.gateway.post('request/identity_card/', { api_key: wire.gateway.liveKey, ...subject });
}

async function openSession(): Promise<{ session: string; code: string }> {
  const { status, body } = await request();
  assert.equal(status, 200, body.message);
  return { session: body.backend_session_id, code: await newestCode() };
}

async function newestCode(): Promise<string> {
  const code = (await wire.simulator.messages(PHONE))[0]?.code ?? '';
  assert.match(code, /^\d{6}$/);
  return code;
}

function approve(session: string, code: string) {
  return wire.gateway.post('approve/', { backend_session_id: session, code, file: true, file_type: 'pdf' });
}

const other = (code: string) => (code === '000000' ? '000001' : '000000');

test('from request to document; what went over the wire is valid and signed, by the judgement of others', async (t) => {
  const { session, code } = await openSession();
  assert.match((await wire.simulator.messages(PHONE))[0]?.text ?? '', /^Qujat Demo /);
  const { status, body } = await approve(session, code);
  assert.equal(status, 200, body.message);
  assert.equal(body.result_json.common.docOwner.iin, IIN);
  assert.match((await readPdf(Buffer.from(body.document_pdf ?? '', 'base64'))).text, /SANDBOX|САНДБОКС/);
  assert.equal((await approve(session, code)).body.code, 'document_already_received');
  // MCDB, consent, confirmation, document: each asked once.
  assert.equal(wire.recorded.length, 8);
  await assertJudgedByOthers(t);
});

async function assertJudgedByOthers(t: TestContext): Promise<void> {
  const { recorded, simulator, keysDirectory } = wire;
  const keyOf = (name: string) => {
    const password = readFileSync(join(keysDirectory, 'password'), 'utf8').trim();
    return readPkcs12(readFileSync(join(keysDirectory, name)), password);
  };
  if (hasXmllint) {
    const { faultsOfMessage } = await startValidator(t, simulator.address);
    for (const { xml } of recorded) assert.equal(faultsOfMessage(xml), '');
  } else t.skip('xmllint is not installed, so nobody else checks the messages here');
  if (!hasXmlsec) return t.skip('xmlsec1 is not installed, so nobody else checks the signatures here');
  for (const { direction, xml } of recorded) {
    const sender = keyOf(direction === 'request' ? 'gateway.p12' : 'state.p12');
    assert.match(verifyByXmlsec(xml, sender), /References \(ok\/all\): 1\/1/);
  }
}

test('a wrong code costs an attempt, and the right one still brings the document', async () => {
  const { session, code } = await openSession();
  const wrong = await approve(session, other(code));
  assert.deepEqual([wrong.body.code, wrong.body.attempts_left], ['invalid_otp_code', 4]);
  assert.equal((await approve(session, code)).status, 200);
});

test('another code kills the one before it', async () => {
  const { session, code } = await openSession();
  wire.gateway.advanceMs(RESEND_AFTER_MS);
  const resent = await wire.gateway.post('resend/', { backend_session_id: session });
  assert.equal(resent.status, 200, resent.body.message);
  const another = await newestCode();
  assert.notEqual(another, code);
  assert.equal((await approve(session, code)).body.code, 'invalid_otp_code');
  assert.equal((await approve(session, another)).status, 200);
});

test('an unknown person, a foreign phone and each failure of the state are told as the specification has them', async () => {
  for (const person of sandboxPeople) {
    const { situation } = person;
    if (!isStateError(situation)) continue;
    const { status, body } = await request({ iin: person.iin, phone: person.phone });
    assert.deepEqual(
      [status, body.code, body.detail],
      [errorTable[situation].status, situation, errorTable[situation].detail],
    );
  }
  assert.equal((await request({ iin: IIN, phone: '77010000002' })).body.code, 'subject_not_found_in_mcdb');
});

test('a missing document is requested like any other, but no SMS comes', async () => {
  const person = sandboxPeople.find(({ situation }) => situation === 'document_missing');
  assert.ok(person);
  const { status, body } = await request({ iin: person.iin, phone: person.phone });
  assert.equal(status, 200, body.message);
  assert.deepEqual(await wire.simulator.messages(person.phone), []);
  assert.equal((await approve(body.backend_session_id, '123456')).body.code, 'invalid_otp_code');
});

test('an answer that is not the state’s brings no document; the same code brings it from the state itself', async () => {
  const { session, code } = await openSession();
  const faults = ['unsigned', 'tampered', 'foreign_key', 'other_message'];
  for (const fault of faults) {
    await wire.simulator.choose('DIGITAL_DOCUMENTS_SERVICE', fault);
    const { status, body } = await approve(session, code);
    assert.deepEqual([status, body.code], [424, 'government_service_error'], fault);
  }
  assert.equal((await approve(session, code)).status, 200);
});

test('faults of the wire and of the bus are told as they are', async () => {
  const told = { reset: 503, http_500: 424, http_503: 503, fault_unreachable: 503, fault_timeout: 504 };
  for (const [fault, expected] of Object.entries(told)) {
    await wire.simulator.choose('MCDB_SERVICE', fault);
    assert.equal((await request()).status, expected, fault);
  }
  assert.equal((await request()).status, 200);
});

test('both logs know a message by the same ids, and nothing of a person, a code or a secret', async () => {
  const { session, code } = await openSession();
  const { body } = await approve(session, code);
  const asked = wire.recorded.filter(({ direction }) => direction === 'request');
  const ids = asked.map(({ xml }) => /<messageId>([^<]+)/.exec(xml)?.[1]?.replaceAll('-', ''));
  assert.equal(ids.length, 4);
  for (const { untilLogged } of [wire.gateway, wire.simulator])
    await untilLogged(new RegExp(`"message_id":"${ids.at(-1)}"`));
  const logs = [wire.gateway.logged(), wire.simulator.logged()];
  const password = readFileSync(join(wire.keysDirectory, 'password'), 'utf8').trim();
  const [, token = ''] = /<kdpToken>([^<]+)/.exec(wire.recorded.map(({ xml }) => xml).join('')) ?? [];
  assert.notEqual(token, '');
  const secrets = [IIN, PHONE, session, token, wire.gateway.liveKey, password, body.result_json.common.docNumber];
  for (const log of logs) {
    for (const secret of secrets) assert.ok(!log.includes(secret));
    // A time or an id may have the same six digits by chance.
    assert.doesNotMatch(log, new RegExp(`\\b${code}\\b`));
    const logged = [...log.matchAll(/"message_id":"([0-9a-f]{32})"/g)].map(([, id]) => id);
    assert.deepEqual(logged.slice(-4), ids);
  }
});
