/** The samples of the guides do what they promise, in each language: a citizen’s document is had, and the sandbox is set up. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { SnippetLanguage } from '../server/src/documentation/snippet-writers.ts';
import { type SampleName, sampleOf } from '../tools/guide-samples.ts';
import { startGatewayProcess, temporaryDirectory } from './gateway-process.ts';
import { type SampleRunner, sampleRunners, whyNoRunner } from './sample-runners.ts';

const run = promisify(execFile);

const gateway = await startGatewayProcess({ after }, temporaryDirectory({ after }));
const citizen = { iin: '900101300017', phone: '77010000001' };
const known = { api_key: gateway.testKey, document_type: 'identity_card', ...citizen };

async function outputOf(name: SampleName, { language, command, inline }: SampleRunner, values: Record<string, string>) {
  const sample = sampleOf(name, language) ?? assert.fail(`${name} has no sample in ${language}`);
  const filled = sample
    .replaceAll('http://127.0.0.1:8080', gateway.address)
    .replace(/<(\w+)>/g, (placeholder, word: string) => values[word] ?? placeholder);
  const [program, ...words] = command;
  const { stdout } = await run(program, [...words, inline(filled)], { maxBuffer: 10_000_000 });
  return stdout;
}

for (const runner of sampleRunners) {
  const { language } = runner;
  describe(`the samples in ${language}`, { skip: whyNoRunner(runner) }, () => {
    const answerOf = async (name: SampleName, values: Record<string, string> = {}) =>
      JSON.parse(await outputOf(name, runner, { ...known, ...values }));

    test('bring a document with its file', async () => {
      const { backend_session_id } = await answerOf('request');
      const early = await answerOf('resend', { backend_session_id });
      assert.equal(early.code, 'resend_too_early');
      const { messages } = await answerOf('messages');
      assert.equal(messages.length, 1);
      const document = await answerOf('approve', { backend_session_id, otp_code: messages[0].code });
      assert.equal(document.document_type, 'identity_card');
      assert.ok(document.document_pdf.length > 1000);
      const again = await answerOf('generate-files', { backend_session_id });
      assert.equal(again.code, 'files_unavailable', 'nothing is pending');
    });

    test('check the phone, and set the sandbox up', async () => {
      assert.deepEqual(await answerOf('mcdb-check'), { is_verified: true });
      const { subjects } = await answerOf('subjects');
      assert.ok(subjects.some(({ iin }: { iin: string }) => iin === citizen.iin));
      assert.equal((await answerOf('people')).people.length, 1);
      assert.equal((await answerOf('arm')).scenario, 'egov_unavailable');
      assert.ok((await answerOf('clock')).ahead_seconds >= 180);
      // For the language after this one.
      const headers = { authorization: `Bearer ${gateway.testKey}`, 'content-type': 'application/json' };
      await fetch(`${gateway.address}/api/v1/sandbox/reset/`, { method: 'POST', headers, body: '{}' });
    });

    const dated: SnippetLanguage[] = ['typescript', 'python', 'php'];
    if (dated.includes(language)) {
      test('give the day of a date', async () => {
        assert.equal(await outputOf('day', runner, {}), '2024-12-01\n');
      });
    }
  });
}
