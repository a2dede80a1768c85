/**
 * The container image, built as its Containerfile says and run as a cluster runs it: read-only root, no capability, no new privileges. No
 * registry of images is needed: the base is a Debian made here, with the pinned Node and this machine's npm in it.
 */
import assert from 'node:assert/strict';
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Launcher, repositoryRoot, startCommand } from '../e2e/command-process.ts';
import { freePort } from '../e2e/free-port.ts';
import { findPinnedNode } from '../server/bin/pinned-node.cjs';
import { citizen } from './client.ts';
import { isFull } from './scale.ts';

const LARGEST_BYTES = 350e6;
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
const TOOLS = ['buildah', 'mmdebstrap', 'unshare', 'setpriv'];

function run(command: string, args: readonly string[], options: SpawnSyncOptions = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { ...options, encoding: 'utf8' });
  assert.equal(error, undefined);
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

function whyNot(): string | undefined {
  if (!isFull) return 'npm run torture builds it';
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'building over a base of our own needs root on Linux';
  const missing = TOOLS.find((tool) => spawnSync(tool, ['--version']).error !== undefined);
  if (missing !== undefined) return `${missing} is not installed`;
  const { status } = spawnSync('unshare', ['--mount', '--ipc', 'true']);
  return status === 0 ? undefined : 'no namespaces can be made here';
}

/** What the official image of Node is: Debian, Node and npm. Gives undefined where no archive of Debian is reached. */
function makeBase(folder: string): string | undefined {
  const base = join(folder, 'base');
  const bootstrap = ['--variant=minbase', '--include=libatomic1,ca-certificates', 'bookworm', base];
  const made = spawnSync('mmdebstrap', bootstrap, { encoding: 'utf8' });
  if (made.status !== 0 && /Could not resolve|Unable to connect|Failed to fetch/.test(made.stderr)) return undefined;
  assert.equal(made.status, 0, made.stderr);
  const npm = join(run('npm', ['root', '--global']).trim(), 'npm');
  run('cp', [findPinnedNode() ?? '', join(base, 'usr/local/bin/node')]);
  run('mkdir', ['-p', join(base, 'usr/local/lib/node_modules'), join(base, 'usr/local/etc')]);
  run('cp', ['-r', npm, join(base, 'usr/local/lib/node_modules/')]);
  run('ln', ['-s', '../lib/node_modules/npm/bin/npm-cli.js', join(base, 'usr/local/bin/npm')]);
  const registry = run('npm', ['config', 'get', 'registry']).trim();
  // Whom this machine trusts, such as the proxy of a company: the image itself trusts whom Debian does.
  run('cp', ['--dereference', CERTIFICATES, join(base, CERTIFICATES)]);
  writeFileSync(join(base, 'usr/local/etc/npmrc'), `registry=${registry}\ncafile=${CERTIFICATES}\n`);
  return base;
}

/** A hundred thousand files are made and removed, several times. */
function folderInMemory(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-container-'));
  run('mount', ['-t', 'tmpfs', '-o', 'size=6g', 'tmpfs', folder]);
  t.after(() => {
    run('umount', ['--lazy', folder]);
    rmdirSync(folder);
  });
  return folder;
}

type Buildah = (...args: string[]) => string;

function buildahIn(folder: string): Buildah {
  const places = ['--root', join(folder, 'storage'), '--runroot', join(folder, 'run'), '--storage-driver', 'vfs'];
  const env = { ...process.env, BUILDAH_ISOLATION: 'chroot', TMPDIR: folder };
  return (...args) => run('buildah', [...places, ...args], { env, cwd: repositoryRoot });
}

function buildImage(buildah: Buildah, base: string): void {
  const container = buildah('from', 'scratch').trim();
  run('cp', ['-a', `${base}/.`, buildah('mount', container).trim()]);
  buildah('commit', '--quiet', container, 'localhost/base');
  const file = 'deploy/image/Containerfile';
  // Docker's format, since that of OCI has no health check.
  const args = ['--format', 'docker', '--pull-never', '--build-arg', 'BASE=localhost/base', '--file', file];
  buildah('bud', ...args, '--tag', 'qujat', '.');
}

interface ImageConfig {
  User: string;
  Env: string[];
  Entrypoint: string[];
  Cmd: string[];
  StopSignal: string;
  Volumes: Record<string, object>;
  Healthcheck: { Test: string[] };
}

/** As a runtime does it: mounts of its own, a root that nobody can write to, a fresh `/tmp` and `/data`, and no new privileges. */
function launcherInImage(root: string, user: string): Launcher {
  for (const folder of ['dev', 'proc']) mkdirSync(join(root, folder), { recursive: true });
  const [uid, gid] = user.split(':');
  const script = `set -e
    mount --bind "${root}" "${root}"
    mount -o remount,ro,bind "${root}"
    mount --rbind /dev "${root}/dev"
    mount --rbind /proc "${root}/proc"
    mount -t tmpfs -o mode=1777 tmpfs "${root}/tmp"
    mount -t tmpfs -o mode=0700,uid=${uid},gid=${gid} tmpfs "${root}/data"
    exec setpriv --no-new-privs chroot --userspec=${user} "${root}" "$@"`;
  return { command: ['unshare', '--mount', '--ipc', 'sh', '-c', script, 'sh'], cwd: root };
}

test('the image is small, asks for no rights, serves a PDF with a read-only root, and ends in order', async (t) => {
  const reason = whyNot();
  if (reason !== undefined) return t.skip(reason);
  const folder = folderInMemory(t);
  const base = makeBase(folder);
  if (base === undefined) return t.skip('no archive of Debian is reached');
  const buildah = buildahIn(folder);
  buildImage(buildah, base);

  const { Docker } = JSON.parse(buildah('inspect', '--type', 'image', 'qujat'));
  const config: ImageConfig = Docker.config;
  assert.equal(config.User, '10001:10001');
  assert.equal(config.StopSignal, 'SIGTERM');
  assert.deepEqual(Object.keys(config.Volumes), ['/data']);

  const root = buildah('mount', buildah('from', '--pull-never', 'qujat').trim()).trim();
  const bytes = Number(run('du', ['--summarize', '--bytes', root]).split('\t')[0]);
  t.diagnostic(`the image has ${Math.round(bytes / 1e6)} MB`);
  assert.ok(bytes <= LARGEST_BYTES, `${bytes} bytes`);

  const launcher = launcherInImage(root, config.User);
  const variables = Object.fromEntries(config.Env.map((entry) => entry.split(/=(.*)/s, 2)));
  const port = await freePort();
  const inImage = {
    ...variables,
    PATH: `${variables.PATH}:${process.env['PATH']}`,
    HOST: '127.0.0.1',
    PORT: `${port}`,
  };
  const { command } = launcher;
  const gateway = await startCommand(config.Cmd, inImage, { ...launcher, command: [...command, ...config.Entrypoint] });
  t.after(() => gateway.process.exitCode ?? gateway.process.signalCode ?? gateway.stop());
  const status = readFileSync(`/proc/${gateway.process.pid}/status`, 'utf8');
  assert.match(status, /^Uid:\t10001\t10001/m);
  assert.match(status, /^CapEff:\t0+$/m);

  const key = /^Sandbox API key: (\S+)$/m.exec(gateway.standardOutput())?.[1] ?? '';
  const env = { ...process.env, QUJAT_API_KEY: key, QUJAT_BASE_URL: `http://127.0.0.1:${port}` };
  const get = ['server/bin/qujat.cjs', 'get', 'identity_card', '--iin', citizen.iin, '--phone', citizen.phone];
  run(process.execPath, [...get, '--to', folder], { cwd: repositoryRoot, env });
  assert.match(readFileSync(join(folder, 'identity_card.pdf'), 'latin1'), /^%PDF-/);

  const [, ...check] = config.Healthcheck.Test;
  const healthy = () => spawnSync(command[0], [...command.slice(1), ...check], { env: inImage, cwd: root }).status;
  assert.equal(healthy(), 0);
  assert.equal(await gateway.stop(), 0);
  assert.equal(healthy(), 1);
});
