/** The snippets of `docs/guides/integrate.md` do what they promise: each language requests, and each language approves. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { repositoryRoot } from './command-process.ts';
import { type GatewayProcess, gatewayForTest } from './gateway-process.ts';

const run = promisify(execFile);

interface Language {
  fence: string;
  execute(code: string): Promise<{ stdout: string }>;
  /** A command that succeeds where the language can be run. */
  probe: [string, string[]];
}

const languages: Language[] = [
  { fence: 'sh', execute: (code) => run('sh', ['-c', code]), probe: ['curl', ['--version']] },
  { fence: 'python', execute: (code) => run('python3', ['-c', code]), probe: ['python3', ['-c', 'import requests']] },
  {
    fence: 'js',
    execute: (code) => run(process.execPath, ['--input-type=module', '-e', code]),
    probe: [process.execPath, ['--version']],
  },
];

const guide = readFileSync(join(repositoryRoot, 'docs/guides/integrate.md'), 'utf8');

/** The request and the approve snippet of a language, in the guide's order. */
function snippetsOf({ fence }: Language): [string, string] {
  const found = [...guide.matchAll(new RegExp(`^\`\`\`${fence}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1],
  );
  const [request, approve, ...more] = found;
  assert.ok(request && approve && more.length === 0, `two snippets in ${fence}`);
  return [request, approve];
}

function fill(snippet: string, gateway: GatewayProcess, values: Record<string, string>): string {
  const filled = snippet.replaceAll('http://127.0.0.1:8080', gateway.address);
  return filled.replace(/<(\w+)>/g, (placeholder, name) => values[name] ?? placeholder);
}

async function newestCode({ address, testKey }: GatewayProcess): Promise<string> {
  const reply = await fetch(`${address}/api/v1/sandbox/messages/`, { headers: { authorization: `Bearer ${testKey}` } });
  const { messages } = (await reply.json()) as { messages: { code: string }[] };
  return messages[0]?.code ?? '';
}

/** Curl and Python's requests are not ours to install: where they are missing, the run says so. */
async function canRun(language: Language, t: TestContext): Promise<boolean> {
  const [command, args] = language.probe;
  const able = await run(command, args).then(
    () => true,
    () => false,
  );
  if (!able) t.skip(`${[command, ...args].join(' ')} fails here, so the ${language.fence} snippets were not run`);
  return able;
}

for (const language of languages) {
  test(`the ${language.fence} snippets bring a document`, async (t) => {
    const [request, approve] = snippetsOf(language);
    if (!(await canRun(language, t))) return;
    const gateway = await gatewayForTest(t);
    const subject = {
      api_key: gateway.testKey,
      iin: '900101300017',
      phone: '77010000001',
      document_type: 'identity_card',
    };
    const requested = await language.execute(fill(request, gateway, subject));
    const { backend_session_id } = JSON.parse(requested.stdout) as { backend_session_id: string };
    const otp_code = await newestCode(gateway);
    const approved = await language.execute(fill(approve, gateway, { backend_session_id, otp_code }));
    const document = JSON.parse(approved.stdout) as { document_type: string; document_pdf: string };
    assert.equal(document.document_type, 'identity_card');
    assert.ok(document.document_pdf.length > 1000);
  });
}
