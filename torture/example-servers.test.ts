/** The examples whose packages are large or many, their types, and the collection. `npm run torture` installs what they need. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { repositoryRoot } from '../e2e/command-process.ts';
import { installPackages, testExampleServer } from '../e2e/example-server.ts';
import { startGatewayProcess, temporaryDirectory } from '../e2e/gateway-process.ts';
import { isFull } from './scale.ts';

describe('examples', { skip: isFull ? false : 'npm run torture installs their packages' }, async () => {
  const gateway = await startGatewayProcess({ after }, temporaryDirectory({ after }));
  const inRepository = (path: string) => join(repositoryRoot, path);

  testExampleServer(
    {
      name: 'Fastify',
      folder: 'examples/fastify',
      command: [process.execPath, 'server.ts'],
      prepare: installPackages,
    },
    gateway,
  );

  for (const name of ['express', 'fastify']) {
    test(`${name}: its types are right`, (t) => {
      const reason = installPackages(`examples/${name}`);
      if (reason !== undefined) return t.skip(reason);
      const tsc = spawnSync(inRepository('node_modules/.bin/tsc'), [
        '--noEmit',
        '-p',
        inRepository(`examples/${name}`),
      ]);
      assert.equal(tsc.status, 0, tsc.stdout.toString());
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
