/** The doctor tells what is wrong with the signing of PDFs before a document shows it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Clock, DAY_MS } from '../clock.ts';
import { examinePdfSigning } from './examine-pdf-signing.ts';
import { hasOpenssl, makeKey, newFolder, startTimestamps } from './pdf-signatures-test-setup.ts';

const skip = hasOpenssl ? false : 'openssl is not installed';
/** The keys of a test are valid for two days. */
const partsAt = (laterMs: number): { clock: Clock; monotonicMs: () => number } => ({
  clock: { nowMs: () => Date.now() + laterMs },
  monotonicMs: () => 0,
});

test('a key that signs is told with the end of its certificate, and what is wrong with it by its file', {
  skip,
}, async (t) => {
  const folder = newFolder(t);
  const [one, other] = [makeKey(folder, 'one'), makeKey(folder, 'other')];
  const local = (keyFile: string, timestampUrl?: URL) =>
    ({ kind: 'local', keyFile, certificateFiles: [one.certificateFile], timestampUrl, validationData: false }) as const;
  const told = async (settings: ReturnType<typeof local>, laterMs = 0, asksOthers = true) =>
    (await examinePdfSigning(settings, partsAt(laterMs), asksOthers)).map(({ outcome, says }) => `${outcome}: ${says}`);
  const [end = '', trial] = await told(local(one.keyFile));
  assert.match(end, /^warning: the certificate ends on \d{4}-\d\d-\d\d$/);
  assert.equal(trial, 'ok: a page was signed on trial: B-B');
  assert.match((await told(local(one.keyFile), 3 * DAY_MS))[0] ?? '', /^problem: the certificate has ended on/);
  assert.match((await told(local(one.keyFile), -DAY_MS))[0] ?? '', /^problem: the certificate is not valid yet/);
  assert.match(
    (await told(local(other.keyFile))).join(),
    /^problem: .*one\.crt, whose first certificate is not that of the key\.$/,
  );
  const { settings } = await startTimestamps(t, folder);
  assert.match((await told(local(one.keyFile, new URL(settings.url)))).join(), /on trial: B-T$/);
  const nobody = new URL('http://127.0.0.1:1');
  assert.match((await told(local(one.keyFile, nobody))).join(), /warning: the authority gives no timestamp$/);
  assert.match((await told(local(one.keyFile, nobody), 0, false)).join(), /on trial: B-B$/, 'nobody is asked');
});

test('an NCANode that cannot be reached is told, where it may be asked', { skip }, async (t) => {
  const { keyFile } = makeKey(newFolder(t), 'one');
  const url = new URL('http://127.0.0.1:1');
  const settings = { kind: 'ncanode', url, keyFile, password: 'hush', level: 'B-B', certificateFiles: [] } as const;
  assert.deepEqual(await examinePdfSigning(settings, partsAt(0), false), []);
  const [finding] = await examinePdfSigning(settings, partsAt(0), true);
  assert.deepEqual([finding?.outcome, finding?.says], ['problem', 'no page can be signed: NCANode gives no answer']);
});
