/** The examples that need little. `torture/example-servers.test.ts` has the servers whose packages are large, and Fastify. */
import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { repositoryRoot } from './command-process.ts';
import { testExampleServer } from './example-server.ts';
import { startGatewayProcess, temporaryDirectory } from './gateway-process.ts';
import { installPackages } from './install-packages.ts';

const run = promisify(execFile);
const examples = join(repositoryRoot, 'examples');

interface Snippet {
  file: string;
  command: readonly [string, ...string[]];
  probe: readonly [string, ...string[]];
  env?: NodeJS.ProcessEnv;
}

const phpProbe = ['php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);'] as const;
const shellProbe = ['sh', '-c', 'curl --version && jq --version'] as const;

const snippets: Snippet[] = [
  { file: 'curl.sh', command: ['sh'], probe: shellProbe },
  { file: 'typescript.ts', command: [process.execPath], probe: [process.execPath, '--version'] },
  {
    file: 'python.py',
    command: ['python3', '-B'],
    probe: ['python3', '-c', 'import zoneinfo'],
    env: { PYTHONPATH: join(examples, 'python') },
  },
  {
    file: 'php.php',
    command: ['php', '-d', `include_path=${join(examples, 'php')}`],
    probe: phpProbe,
  },
];

const gateway = await startGatewayProcess({ after }, temporaryDirectory({ after }));
const environment = { ...process.env, QUJAT_API_KEY: gateway.testKey, QUJAT_BASE_URL: gateway.address };

/** Why a program cannot run here; false if it can. */
function whyNot([command, ...args]: readonly [string, ...string[]]): string | false {
  return spawnSync(command, args).status === 0 ? false : `${[command, ...args].join(' ')} fails here`;
}

async function newestCode(): Promise<string> {
  const headers = { authorization: `Bearer ${gateway.testKey}` };
  const reply = await fetch(`${gateway.address}/api/v1/sandbox/messages/?limit=1`, { headers });
  const { messages } = (await reply.json()) as { messages: { code: string }[] };
  return messages[0]?.code ?? '';
}

function assertPdf(folder: string): void {
  assert.equal(readFileSync(join(folder, 'identity_card.pdf'), 'latin1').slice(0, 5), '%PDF-');
}

describe('the shortest program asks for the code and saves the PDF', () => {
  for (const { file, command, probe, env } of snippets) {
    test(file, { skip: whyNot(probe) }, async (t) => {
      const cwd = temporaryDirectory(t);
      const [program, ...options] = command;
      const child = spawn(program, [...options, join(examples, 'snippets', file)], {
        cwd,
        env: { ...environment, ...env },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      t.after(() => child.kill());
      const ended = once(child, 'close');
      const [question] = await Promise.race([once(child.stdout, 'data'), ended]);
      assert.match(String(question), /Code: $/);
      child.stdin.end(`${await newestCode()}\n`);
      assert.deepEqual(await ended, [0, null]);
      assertPdf(cwd);
    });
  }
});

test('the script for a shell saves the PDF, and tells a refusal by its code', {
  skip: whyNot(shellProbe),
}, async (t) => {
  const cwd = temporaryDirectory(t);
  const script = join(examples, 'curl/get-document.sh');
  await run('sh', [script], { cwd, env: environment });
  assertPdf(cwd);
  const refused = run('sh', [script], { cwd, env: { ...environment, QUJAT_API_KEY: 'qjt_test_of_nobody' } });
  await assert.rejects(refused, ({ code, stderr }) => code === 1 && stderr.startsWith('invalid_api_key: '));
});

testExampleServer(
  {
    name: 'Express',
    folder: 'examples/express',
    command: [process.execPath, 'server.ts'],
    prepare: installPackages,
  },
  gateway,
);

testExampleServer(
  {
    name: 'PHP without a framework',
    folder: 'examples/php',
    command: ['php', '-S', '127.0.0.1:0', 'web.php'],
    prepare: () => whyNot(phpProbe) || undefined,
  },
  gateway,
);
