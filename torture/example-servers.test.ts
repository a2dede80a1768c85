/** The examples whose packages are large or many, their types, and the collection. Each installs what it needs. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { repositoryRoot } from '../e2e/command-process.ts';
import { type ExampleServer, testExampleServer } from '../e2e/example-server.ts';
import { startGatewayProcess, temporaryDirectory } from '../e2e/gateway-process.ts';
import { installPackages, runFirst } from '../e2e/install-packages.ts';
import { isFull } from './scale.ts';

const NEXT = 'node_modules/next/dist/bin/next';
const quietNext = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: '1',
  SESSION_SECRET: 'a secret of this test, longer than 32 characters',
};

/** Debian has it in a package of its own. */
function whyNoVenv(): string | undefined {
  return spawnSync('python3', ['-c', 'import ensurepip']).status === 0
    ? undefined
    : 'Python is not there, or has no ensurepip';
}

describe('examples', { skip: isFull ? false : 'npm run test:integrators installs their packages' }, async () => {
  const gateway = await startGatewayProcess({ after }, temporaryDirectory({ after }));
  const inRepository = (path: string) => join(repositoryRoot, path);

  const node = process.execPath;
  const inExample = (name: string) => ({ cwd: inRepository(`examples/${name}`) });
  const venv = temporaryDirectory({ after });

  const servers: ExampleServer[] = [
    { name: 'Fastify', folder: 'examples/fastify', command: [node, 'server.ts'], prepare: installPackages },
    {
      name: 'NestJS',
      folder: 'examples/nestjs',
      command: [node, 'dist/main.js'],
      prepare: (folder) =>
        installPackages(folder) ?? runFirst(node, ['node_modules/typescript/bin/tsc'], inExample('nestjs')),
    },
    {
      name: 'Next.js',
      folder: 'examples/nextjs',
      command: [node, NEXT, 'start', '--hostname', '127.0.0.1', '--port', '0'],
      env: quietNext,
      prepare: (folder) =>
        installPackages(folder) ?? runFirst(node, [NEXT, 'build'], { ...inExample('nextjs'), env: quietNext }),
    },
    {
      name: 'FastAPI',
      folder: 'examples/fastapi',
      command: [join(venv, 'bin/python'), '-B', '-m', 'uvicorn', 'main:app', '--port', '0'],
      env: { PYTHONPATH: inRepository('examples/python') },
      prepare: (folder) =>
        whyNoVenv() ??
        runFirst('python3', ['-m', 'venv', venv]) ??
        runFirst(join(venv, 'bin/pip'), [
          'install',
          '-q',
          '--retries',
          '0',
          '-r',
          inRepository(`${folder}/requirements.txt`),
        ]),
    },
  ];
  for (const server of servers) testExampleServer(server, gateway);

  // NestJS and Next.js look at their types when they are built.
  for (const name of ['express', 'fastify']) {
    test(`${name}: its types are right`, (t) => {
      const tsc = inRepository('node_modules/.bin/tsc');
      const reason = installPackages(`examples/${name}`) ?? runFirst(tsc, ['--noEmit', '-p', '.'], inExample(name));
      if (reason !== undefined) return t.skip(reason);
    });
  }

  test('the Postman collection comes from the request to the PDF, and each other call of the sandbox succeeds', (t) => {
    const reason = installPackages('examples/postman');
    if (reason !== undefined) return t.skip(reason);
    const newman = inRepository('examples/postman/node_modules/newman/bin/newman.js');
    const folders = ['The first document', 'Document types', 'Sandbox'].flatMap((name) => ['--folder', name]);
    const variables = [`api_key=${gateway.testKey}`, `base_url=${gateway.address}`].flatMap((each) => [
      '--env-var',
      each,
    ]);
    const collection = inRepository('examples/postman/qujat.postman_collection.json');
    const run = spawnSync(process.execPath, [newman, 'run', collection, ...folders, ...variables], {
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stdout);
    assert.match(run.stdout, /the PDF is there/);
  });
});
