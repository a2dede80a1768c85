/** qujat doctor --live before the simulated state: what it says of the connector `smartbridge`. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { DAY_MS } from '../clock.ts';
import { makeSigningKey, writePkcs12 } from '../soap/make-signing-key.ts';
import { gatewayEnvironment } from '../state-simulator/banner.ts';
import { type SimulatorUnderTest, startSimulator } from '../state-simulator/simulator-test-setup.ts';
import { askDoctor, type Told } from './doctor-test-setup.ts';

function askDoctorLive(state: SimulatorUnderTest, changes: NodeJS.ProcessEnv = {}): Promise<Told> {
  const reached = gatewayEnvironment(state.address, state.keys.files, undefined);
  const directory = join(dirname(state.keys.files.state), 'data');
  return askDoctor({ QUJAT_DATA_DIR: directory, ...reached, ...changes }, { live: true });
}

test('a state that takes our signature, and that we believe: all is well, one look-up and no SMS', async (t) => {
  const state = await startSimulator(t);
  const { code, said } = await askDoctorLive(state);
  assert.match(said, /^ok {7}smartbridge, connection: .* can be reached, on this machine/m);
  assert.match(said, /^ok {7}smartbridge, own certificate: is valid until \d{4}-\d\d-\d\d$/m);
  assert.match(said, /^ok {7}smartbridge, MCDB: takes our signature/m);
  assert.equal(code, 0);
  assert.equal(state.messages.length, 2);
  assert.match(state.messages[0]?.xml ?? '', /<iin>000000000001<\/iin><phone>70000000000<\/phone>/);
  assert.deepEqual(state.simulator.inbox.newest(undefined), []);
});

test('a state whose signature does not hold is a problem, with the settings to look at', async (t) => {
  const state = await startSimulator(t);
  for (const fault of ['unsigned', 'tampered', 'foreign_key'] as const) {
    await state.choose('*', { fault, times: 1 });
    const { code, said } = await askDoctorLive(state);
    assert.equal(code, 1, fault);
    assert.match(said, /^PROBLEM {2}smartbridge, MCDB: .* To do: look at QUJAT_SMARTBRIDGE_FINGERPRINTS/m, fault);
  }
  await state.choose('*', { fault: 'fault_unavailable', times: 1 });
  assert.match((await askDoctorLive(state)).said, /^PROBLEM {2}smartbridge, MCDB: .*(SE_UNAVAILABLE)/m);
});

test('a key that the state does not know, and one that ends soon or has ended', async (t) => {
  const state = await startSimulator(t);
  const now = Date.now();
  const file = join(dirname(state.keys.files.state), 'other.p12');
  const withKey = async (toDays: number) => {
    const life = { validFromMs: now - 30 * DAY_MS, validToMs: now + toDays * DAY_MS };
    writeFileSync(file, writePkcs12(makeSigningKey({ commonName: 'other', ...life }), 'hush'));
    const password = { QUJAT_SMARTBRIDGE_PKCS12_PASSWORD_FILE: '', QUJAT_SMARTBRIDGE_PKCS12_PASSWORD: 'hush' };
    const { code, said } = await askDoctorLive(state, { QUJAT_SMARTBRIDGE_PKCS12_FILE: file, ...password });
    assert.equal(code, 1);
    assert.ok(!said.includes('hush'));
    return said;
  };
  const soon = await withKey(10);
  assert.match(soon, /^WARNING {2}smartbridge, own certificate: .* To do: ask its authority/m);
  assert.match(soon, /^PROBLEM {2}smartbridge, MCDB: fails .* whether it knows your certificate/m);
  assert.match(await withKey(-1), /^PROBLEM {2}smartbridge, own certificate: .*and not now/m);
});

test('an NCANode that cannot be reached is told, and the state is not asked', async (t) => {
  const state = await startSimulator(t);
  const { code, said } = await askDoctorLive(state, {
    QUJAT_SMARTBRIDGE_NCANODE_URL: 'http://127.0.0.1:1',
    QUJAT_SMARTBRIDGE_FINGERPRINTS: '0'.repeat(64),
    QUJAT_SMARTBRIDGE_CA_FILE: '',
    QUJAT_SMARTBRIDGE_SUBJECT: '',
  });
  assert.equal(code, 1);
  assert.match(said, /^PROBLEM {2}smartbridge, NCANode: 127\.0\.0\.1:1 refuses the connection/m);
  assert.equal(state.messages.length, 0);
});
