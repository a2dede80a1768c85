/**
 * npm run build: the package `qujat` as it is published, in `dist/package/`, and its tarball beside. It is laid out as `server/`, with
 * JavaScript in place of TypeScript, file by file: so every path in the code and in a stack trace holds in both. Types are not
 * checked here: `npm run types` does.
 */
import { existsSync, globSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildCabinet } from '../../cabinet/build.ts';
import { buildFlowPage } from '../../flow/build.ts';
import { buildSdk } from './build-sdk.ts';
import { compile, copyInto, judgePackage, packPackage, readManifest, root, writeManifest } from './package-parts.ts';

const server = join(root, 'server');

/** Comes along in the tarball, in the version that was tried with it: the command line calls gateways with it. */
const SDK = '@qujat/sdk';

/** What goes along for its readers. */
const DOCUMENTS = [
  'LICENSE',
  'NOTICE',
  'CHANGELOG.md',
  'SECURITY.md',
  'docs/**/*.md',
  'docs/images/{documents.jpg,flow-page.webp,document-types/*}',
  'docs/performance/*',
  // Each by its name: beside others an operator may keep secrets.
  'deploy/proxies/{nginx.conf,Caddyfile,haproxy.cfg}',
  'deploy/systemd/{qujat.service,qujat-backup.service,qujat-backup.timer}',
  'deploy/observability/{alerts.yaml,dashboard.json}',
  'deploy/ha/{patroni.yaml,postgres.cfg,pgbouncer.ini,write-node.sh,one-machine.sh}',
];

/** Makes the folder anew. */
export async function buildPackage(built: string): Promise<void> {
  rmSync(built, { recursive: true, force: true });
  await buildCabinet();
  await buildFlowPage();
  compile('gateway.tsconfig.json', built);
  compile('sandbox.tsconfig.json', built);
  nameAsCommonJs(join(built, 'src/sandbox/create-sandbox'));
  assertThreadsAreThere(built);
  copyInto(
    built,
    server,
    ['bin/*.cjs', 'cabinet/**/*', 'flow-page/**/*', 'README.md', 'src/**/*.*'],
    /\.ts$|[\\/]test-files[\\/]/,
  );
  copyInto(built, root, DOCUMENTS);
  buildSdk(join(built, 'node_modules', SDK));
  writeGatewayManifest(built);
}

/** The package says that its `.js` are ES modules. */
function nameAsCommonJs(file: string): void {
  renameSync(`${file}.js`, `${file}.cjs`);
  renameSync(`${file}.d.ts`, `${file}.d.cts`);
}

/** The compiler finds what is imported; the module of a thread is named in a string alone. */
function assertThreadsAreThere(built: string): void {
  for (const file of globSync('src/**/*.js', { cwd: built })) {
    const text = readFileSync(join(built, file), 'utf8');
    for (const [, name] of text.matchAll(/moduleBeside\(import\.meta\.url, '(.+?)'\)/g)) {
      const module = join(built, dirname(file), `${name}.js`);
      if (!existsSync(module)) throw new Error(`${file} starts ${name} as a thread. Its file must end in "worker.ts".`);
    }
    const source = /new URL\('[^']+\.ts'/.exec(text)?.[0];
    if (source !== undefined) throw new Error(`${file} has ${source}, which the package lacks. Use moduleBeside.`);
  }
}

/** npm reads the overrides of a user's project and not ours: what they name, parts for some platforms, the package asks for itself. */
function writeGatewayManifest(built: string): void {
  const manifest = readManifest(server);
  const { overrides } = readManifest(root);
  const optionalDependencies = { ...Object(manifest['optionalDependencies']), ...Object(overrides) };
  writeManifest(built, { ...manifest, optionalDependencies, bundleDependencies: [SDK] });
}

if (import.meta.main) {
  const built = join(root, 'dist/package');
  await buildPackage(built);
  judgePackage(packPackage(built));
}
