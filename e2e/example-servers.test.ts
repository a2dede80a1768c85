/** The examples that are servers and need little. `torture/example-servers.test.ts` has those whose packages are large, and Fastify. */
import { spawnSync } from 'node:child_process';
import { after } from 'node:test';
import { installPackages, testExampleServer } from './example-server.ts';
import { startGatewayProcess, temporaryDirectory } from './gateway-process.ts';

const gateway = await startGatewayProcess({ after }, temporaryDirectory({ after }));

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
    prepare: () => {
      const probe = spawnSync('php', ['-r', 'exit(extension_loaded("curl") ? 0 : 1);']);
      return probe.status === 0 ? undefined : 'PHP is not installed, or lacks curl';
    },
  },
  gateway,
);
