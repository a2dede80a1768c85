/** The commands of docs/guides/command-line.md, in the order of the page, as a shell runs them beside a gateway. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startTestGateway } from '../app/test-gateway.ts';
import { bin } from './command-test-setup.ts';

const guide = readFileSync(new URL('../../../docs/guides/command-line.md', import.meta.url), 'utf8');
const samples = [...guide.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, sample]) => sample ?? '');

test('the commands of the guide do what it says', async (t) => {
  const gateway = await startTestGateway(t);
  const baseUrl = await gateway.app.server.listen({ host: '127.0.0.1', port: 0 });
  const home = mkdtempSync(join(tmpdir(), 'qujat-guide-'));
  t.after(() => rmSync(home, { recursive: true }));
  writeFileSync(join(home, 'test.key'), gateway.testKey);
  const env = { PATH: process.env['PATH'], HOME: home, QUJAT_DATA_DIR: gateway.dataDirectory, QUJAT_BASE_URL: baseUrl };
  // One goes to a gateway that is nowhere.
  for (const sample of samples.filter((each) => !each.includes('--profile production'))) {
    const npx = `set -e; npx() { shift; '${process.execPath}' '${bin}' "$@"; }; export QUJAT_API_KEY_FILE=test.key\n`;
    const shell = spawn('sh', ['-c', npx + sample], { cwd: home, env });
    let told = '';
    shell.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    const [code] = await once(shell, 'close');
    assert.equal(code, 0, `${sample}${told}`);
    // Time stands still for this gateway: the next SMS is newer.
    gateway.advanceMs(1_000);
  }
  for (const file of [
    'documents/identity_card.pdf',
    'documents/identity_card-2.pdf',
    'live.key',
    'qujat.backup',
    '.qujat-completion',
  ]) {
    assert.ok(existsSync(join(home, file)), file);
  }
  assert.match(readFileSync(join(home, 'live.key'), 'utf8'), /^qjt_live_/);
});
