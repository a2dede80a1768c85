/** What the guide on high availability builds: a cluster, HAProxy in front of it, two gateways, and HAProxy in front of these, with TLS. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { repositoryRoot } from '../../e2e/command-process.ts';
import { freePort } from '../../e2e/free-port.ts';
import { startGatewayProcess, temporaryDirectory } from '../../e2e/gateway-process.ts';
import { HOST, makeCertificate, replaced } from '../../e2e/proxy-example.ts';
import { untilListening } from '../../e2e/until-listening.ts';
import { isUnavailable } from '../../server/src/storage/postgres/unavailable.ts';
import type { Service } from './clients.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { passwords } from './database-node.ts';

const STORE_PASSWORD = 'store';

/** @param pooled whether both gateways come to the store through PgBouncer */
export async function startHighlyAvailable(
  t: TestContext,
  pooled: boolean,
): Promise<{ cluster: Cluster; service: Service }> {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-ha-'));
  chmodSync(folder, 0o755);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const cluster = await startCluster(t, folder);
  const storePort = await startStoreProxy(t, folder, cluster);
  await createStore(storePort);
  const urlAt = (port: number) => `postgres://qujat:${STORE_PASSWORD}@127.0.0.1:${port}/qujat`;
  const databaseUrl = urlAt(pooled ? await startPooler(t, folder, storePort) : storePort);
  const variables = {
    DATABASE_URL: databaseUrl,
    QUJAT_MASTER_KEY: randomBytes(32).toString('base64'),
    QUJAT_TRUSTED_PROXIES: '127.0.0.1',
  };
  const start = () => startGatewayProcess(t, temporaryDirectory(t), variables);
  const gateways = [await start(), await start()];
  const store = new Pool({ connectionString: urlAt(storePort), connectionTimeoutMillis: 2_000, query_timeout: 3_000 });
  store.on('error', () => {});
  t.after(() => store.end());
  const front = await startFront(
    t,
    folder,
    gateways.map(({ address }) => new URL(address).host),
  );
  return { cluster, service: { ...front, host: HOST, testKey: gateways[0]?.testKey ?? '', store } };
}

async function startStoreProxy(t: TestContext, folder: string, { nodes }: Cluster): Promise<number> {
  const port = await freePort();
  const addresses = nodes.map(({ host }, index) => [`10.0.0.${21 + index}:5432`, `${host.address}:5432`]);
  const file = adapted('deploy/ha/postgres.cfg', folder, {
    'bind 127.0.0.1:5432': `bind 127.0.0.1:${port}`,
    ...Object.fromEntries(addresses),
  });
  await startProgram(t, port, 'haproxy', ['-f', file]);
  return port;
}

/** As the superuser, once. Until HAProxy has asked Patroni, the address leads anywhere. */
async function createStore(port: number): Promise<void> {
  const superuser = `postgres://postgres:${passwords.PATRONI_SUPERUSER_PASSWORD}@127.0.0.1:${port}/postgres`;
  for (;;) {
    const client = new Client({ connectionString: superuser });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(`create role qujat login password '${STORE_PASSWORD}'`);
      await client.query('create database qujat owner qujat');
      return;
    } catch (error) {
      if (error instanceof Error && 'severity' in error && !isUnavailable(error)) throw error;
      await pause(200);
    } finally {
      await client.end();
    }
  }
}

async function startPooler(t: TestContext, folder: string, storePort: number): Promise<number> {
  const port = await freePort();
  const users = join(folder, 'userlist.txt');
  writeFileSync(users, `"qujat" "${STORE_PASSWORD}"\n`);
  const file = adapted('deploy/ha/pgbouncer.ini', folder, {
    'port=5432': `port=${storePort}`,
    'listen_port = 6432': `listen_port = ${port}`,
    '/etc/pgbouncer/userlist.txt': users,
  });
  await startProgram(t, port, 'setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', 'pgbouncer', file]);
  return port;
}

async function startFront(
  t: TestContext,
  folder: string,
  gateways: readonly string[],
): Promise<{ port: number; ca: string }> {
  const ca = makeCertificate(folder);
  const port = await freePort();
  const file = adapted('deploy/proxies/haproxy.cfg', folder, {
    'bind :443': `bind 127.0.0.1:${port}`,
    '/etc/ssl/qujat-with-key.pem': join(folder, 'qujat-with-key.pem'),
    '10.0.0.11:8080': gateways[0] ?? '',
    '10.0.0.12:8080': gateways[1] ?? '',
  });
  await startProgram(t, port, 'haproxy', ['-f', file]);
  return { port, ca };
}

/** The operator's file with the test's places. */
function adapted(file: string, folder: string, places: Record<string, string>): string {
  const to = join(folder, file.replaceAll('/', '-'));
  writeFileSync(to, replaced(readFileSync(join(repositoryRoot, file), 'utf8'), places));
  return to;
}

async function startProgram(t: TestContext, port: number, command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { cwd: '/', stdio: 'ignore' });
  const exited = once(child, 'exit');
  t.after(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  await untilListening(port, child);
}
