/** The clients of one file in `examples/` with a gateway, and with one that answers as the hosted service does. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { startGatewayProcess, temporaryDirectory } from './gateway-process.ts';
import { startHostedFacade } from './one-file-clients/hosted-facade.ts';
import {
  driveClient,
  oneFileClients,
  type Step,
  type StoredSession,
  whyNot,
} from './one-file-clients/one-file-client.ts';

const run = promisify(execFile);

const IIN = '900101300017';
const PHONE = '77010000001';
const request: Step = { call: 'request', document_type: 'identity_card', iin: IIN, phone: PHONE };

const gateway = await startGatewayProcess({ after }, temporaryDirectory({ after }));
const places = [
  { name: 'Qujat', url: gateway.address },
  { name: 'the hosted service', url: await startHostedFacade({ after }, gateway.address) },
];

for (const client of oneFileClients) {
  describe(`the client in ${client.name}`, { skip: whyNot(client) }, () => {
    const driven = driveClient({ after }, client);
    const play = (url: string, steps: Step[]) =>
      driven.play({ url, apiKey: gateway.testKey, timeoutSeconds: 25 }, steps);

    for (const { name, url } of places) {
      test(`${name}: the script comes from the key to a saved PDF`, async (t) => {
        const cwd = temporaryDirectory(t);
        const env = { ...process.env, QUJAT_API_KEY: gateway.testKey, QUJAT_BASE_URL: url };
        const [command, args] = client.script;
        await run(command, args, { cwd, env });
        await run(command, args, { cwd, env });
        const files = globSync('out/*', { cwd })
          .map((file) => file.slice('out/identity_card'.length))
          .sort();
        const ofOne = ['-barcode.png', '-face-photo.jpg', '-qrcode.png', '.json', '.pdf'];
        assert.deepEqual(files, [...ofOne, ...ofOne.map((ending) => `-2${ending}`)].sort());
        const pdf = join(cwd, 'out/identity_card-2.pdf');
        assert.equal(readFileSync(pdf, 'latin1').slice(0, 5), '%PDF-');
        assert.equal(statSync(pdf).mode & 0o777, 0o600);
        const data = JSON.parse(readFileSync(join(cwd, 'out/identity_card.json'), 'utf8'));
        assert.equal(data.common.docOwner.iin, IIN);
      });

      test(`${name}: refusals are told by their codes`, async () => {
        const wrongIin = { ...request, iin: '900101300018' } as Step;
        const otherPhone = { ...request, phone: '77010000002' } as Step;
        const session = { id: '00000000-0000-4000-8000-000000000000' };
        const unknown: Step = { call: 'approve', session, code: '271828', file: null };
        const { results } = await play(url, [wrongIin, otherPhone, unknown]);
        const codes = results.map(({ error }) => error?.code);
        assert.deepEqual(codes, ['invalid_iin', 'subject_not_found_in_mcdb', 'session_not_found']);
      });
    }

    test('a wrong code leaves attempts, a resend comes too early, and the image comes in place of the PDF', async (t) => {
      const first = await play(gateway.address, [request, { call: 'messages', phone: PHONE }]);
      const session = first.results[0]?.value as StoredSession;
      const inbox = first.results[1]?.value as { code: string }[] | undefined;
      const code = inbox?.[0]?.code ?? '';
      const wrong = code === '000000' ? '000001' : '000000';
      const { results } = await play(gateway.address, [
        { call: 'approve', session, code: wrong, file: 'pdf' },
        { call: 'resend', session },
        { call: 'approve', session, code, file: 'image', folder: temporaryDirectory(t) },
        { call: 'generate', session, reply: { document_type: 'identity_card', result_json: {} } },
      ]);
      assert.deepEqual([results[0]?.error?.code, results[0]?.error?.attempts_left], ['invalid_otp_code', 4]);
      assert.equal(results[1]?.error?.code, 'resend_too_early');
      assert.ok((results[1]?.error?.retry_after ?? 0) > 20);
      assert.equal(results[3]?.error?.code, 'files_unavailable');
      const files = results[2]?.value as string[];
      assert.ok(
        files.some((file) => file.endsWith('identity_card.jpg')) && !files.some((file) => file.endsWith('.pdf')),
      );
    });
  });
}
