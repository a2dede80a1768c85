/** qujat citizen: one citizen's records are told whole and alone, erased where they may be, and each look is in the audit with its reason. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { startTestGateway } from '../app/test-gateway.ts';
import { CITIZEN as FLOW_CITIZEN, startFlowGateway } from '../flows/flow-test-setup.ts';
import { type Ran, runQujat } from './command-test-setup.ts';
import { exitCodes } from './exit-codes.ts';

const CITIZEN = '900101300017';
const OTHER = { iin: '900101400013', phone: '77010000002' };
const REASON = 'The citizen asked for it';

type Row = Record<string, unknown>;

const rowsOf = ({ stdout }: Ran): Row[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** A gateway that has given a document of each of two citizens, and commands beside it. */
async function afterTwoCitizens(t: TestContext, environment: NodeJS.ProcessEnv = {}) {
  const gateway = await startTestGateway(t);
  for (const person of [[], [OTHER.iin, OTHER.phone]] as const) {
    const { backendSessionId, code } = await gateway.openSession(...person);
    assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
    assert.equal((await gateway.approve(backendSessionId, code)).body.code, 'document_already_received');
  }
  // Its end writes the request log down; the commands need no gateway.
  await gateway.close();
  const env = { QUJAT_DATA_DIR: gateway.dataDirectory, ...environment };
  return {
    citizen: (iin: string, ...words: string[]) => runQujat(['--json', 'citizen', ...words], { env, input: `${iin}\n` }),
    qujat: (...words: string[]) => runQujat(['--json', ...words], { env }),
  };
}

const kindsOf = (rows: readonly Row[]) => rows.map(({ kind, action }) => `${kind}: ${action}`).toSorted();
/** The last was refused before anything happened: the audit has nothing of it. */
const ofThreeCalls = [
  'audit: document_delivered',
  'audit: document_requested',
  'request: approveSession',
  'request: approveSession',
  'request: requestDocument',
];

test('the records of a citizen are told; erased, they are gone from the request log, and those of others are there', async (t) => {
  const { citizen, qujat } = await afterTwoCitizens(t);
  const told = await citizen(CITIZEN, 'export', '--reason', REASON);
  assert.deepEqual(kindsOf(rowsOf(told)), ofThreeCalls, told.stderr);
  assert.ok(rowsOf(told).filter(({ iin }) => typeof iin === 'string').length === 2);

  const erased = await citizen(CITIZEN, 'erase', '--reason', REASON);
  assert.equal(rowsOf(erased)[0]?.['erased_requests'], 2, erased.stderr);
  const after = rowsOf(await citizen(CITIZEN, 'export', '--reason', REASON));
  assert.deepEqual(kindsOf(after), [...ofThreeCalls, 'audit: citizen_erased', 'audit: citizen_exported'].toSorted());
  assert.ok(after.every(({ iin, phone }) => (iin ?? null) === null && (phone ?? null) === null));
  const others = rowsOf(await citizen(OTHER.iin, 'export', '--reason', REASON));
  assert.equal(others.filter(({ iin, phone }) => typeof iin === 'string' && typeof phone === 'string').length, 2);

  const looks = rowsOf(await qujat('audit', 'list', '--action', 'citizen_erased'));
  assert.deepEqual(
    looks.map(({ reason, by_command_line: byCommandLine }) => [reason, byCommandLine]),
    [[REASON, true]],
  );
  for (const { stdout, stderr } of [told, erased]) assert.ok(!(stdout + stderr).includes(CITIZEN));
});

test('nothing is erased under a legal hold; without a reason, or for what is no IIN, nothing is told', async (t) => {
  const { citizen, qujat } = await afterTwoCitizens(t, { QUJAT_LEGAL_HOLD: 'on' });
  const held = await citizen(CITIZEN, 'erase', '--reason', REASON);
  assert.equal(held.code, exitCodes.refused.code);
  assert.match(held.stderr, /QUJAT_LEGAL_HOLD is on/);
  assert.equal((await citizen(CITIZEN, 'export')).code, exitCodes.usage.code);
  assert.match(
    (await citizen(CITIZEN, 'export', '--reason', `Asked by ${CITIZEN}`)).stderr,
    /reason may not hold long numbers/,
  );
  const noIin = await citizen('900101300018', 'export', '--reason', REASON);
  assert.equal(noIin.code, exitCodes.refused.code);
  assert.ok(!noIin.stderr.includes('900101300018'));
  assert.deepEqual(rowsOf(await qujat('audit', 'list', '--action', 'citizen_erased')), []);
});

test('the consents of a citizen are told with what was agreed to, and erased', async (t) => {
  const { gateway, awaitingCode } = await startFlowGateway(t);
  await awaitingCode();
  await gateway.close();
  const env = { QUJAT_DATA_DIR: gateway.dataDirectory };
  const citizen = (verb: string) =>
    runQujat(['--json', 'citizen', verb, '--reason', REASON], { env, input: `${FLOW_CITIZEN.iin}\n` });
  const consentsIn = (ran: Ran) => rowsOf(ran).filter(({ kind }) => kind === 'consent');
  const [told = {}] = consentsIn(await citizen('export'));
  assert.deepEqual([told['action'], told['consent_id']], ['given', (told['record'] as Row)['record_id']]);
  assert.equal(rowsOf(await citizen('erase'))[0]?.['erased_consents'], 1);
  assert.deepEqual(consentsIn(await citizen('export')), []);
});
