/** `deploy/systemd/qujat.service`, judged by systemd's own tool. It needs no running systemd. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { repositoryRoot } from './command-process.ts';
import { temporaryDirectory } from './gateway-process.ts';

const UNIT = join(repositoryRoot, 'deploy/systemd/qujat.service');
const PROGRAM = '/opt/qujat/node_modules/.bin/qujat';
/** Of 10, as systemd counts it; the score is multiplied by ten. */
const MOST_EXPOSED = 25;

const missing = spawnSync('systemd-analyze', ['--version']).error !== undefined && 'systemd-analyze is not installed';

/** What it says of the unit, with the program in a folder of this test. It ends with 0 also where it leaves a line out. */
function verify(t: TestContext, unit: string): string {
  const folder = temporaryDirectory(t);
  const program = join(folder, 'qujat');
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o755);
  mkdirSync(join(folder, 'units'));
  const file = join(folder, 'units/qujat.service');
  assert.ok(unit.includes(`ExecStart=${PROGRAM} start\n`));
  writeFileSync(file, unit.replace(PROGRAM, program));
  const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
  return status === 0 ? stdout + stderr : `${status}: ${stdout}${stderr}`;
}

test('systemd understands each line of the unit', { skip: missing }, (t) => {
  const unit = readFileSync(UNIT, 'utf8');
  assert.equal(verify(t, unit), '');
  assert.match(verify(t, unit.replace('Restart=always', 'Restart=often')), /restart specifier/);
});

test('systemd understands the nightly backup, and when it begins', { skip: missing }, () => {
  const units = ['qujat-backup.service', 'qujat-backup.timer'].map((name) => join(dirname(UNIT), name));
  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...units], { encoding: 'utf8' });
  assert.equal(stdout + stderr, '');
});

test('the unit may do little: systemd counts its exposure as 2.5 of 10 or less', { skip: missing }, () => {
  const args = ['security', '--offline=true', `--threshold=${MOST_EXPOSED}`, '--no-pager', UNIT];
  const { status, stdout } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
