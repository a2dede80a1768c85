/** The README's first document: its shell blocks, pasted one after the other, leave a PDF behind. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { repositoryRoot } from './command-process.ts';
import { gatewayForTest, temporaryDirectory } from './gateway-process.ts';

const run = promisify(execFile);

function firstDocumentBlocks(): string[] {
  const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
  const section = /^## The first document$(.*?)^## /ms.exec(readme)?.[1] ?? '';
  return [...section.matchAll(/^```sh\n(.*?)^```$/gms)]
    .map((block) => block[1] ?? '')
    .filter((block) => !block.startsWith('npm '));
}

test('the shell blocks of the README bring the first document', async (t) => {
  const blocks = firstDocumentBlocks();
  assert.ok(blocks.length >= 4, 'the README has the blocks');
  const able = await run('sh', ['-c', 'curl --version && base64 --version']).then(
    () => true,
    () => false,
  );
  if (!able) return t.skip('curl or base64 is missing here, so the README was not pasted');
  const gateway = await gatewayForTest(t);
  const directory = temporaryDirectory(t);
  const script = blocks
    .join('\n')
    .replace('qjt_test_…', gateway.testKey)
    .replace('http://127.0.0.1:8080', gateway.address);
  await run('sh', ['-e', '-c', script], { cwd: directory });
  const pdf = readFileSync(join(directory, 'identity_card.pdf'));
  assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-');
  assert.match(pdf.subarray(-10).toString('latin1'), /%%EOF/);
});
