/** The files of `deploy/` that no test can start: each is judged by the schema or the program that it is for, and all by one another. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { settingNames } from '../server/src/config/setting-names.ts';
import { repositoryRoot } from './command-process.ts';
import { type KubernetesObject, readYaml, validateObject, withoutJudges } from './deploy-judges.ts';
import { temporaryDirectory } from './gateway-process.ts';

const MANIFESTS = 'deploy/kubernetes';
const files = globSync('deploy/**/*', { cwd: repositoryRoot, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('secrets'))
  .map((entry) => join(entry.parentPath, entry.name));

/** Of compose.yaml, for Docker Compose and Caddy alone. */
const OF_COMPOSE = ['QUJAT_HOST'];

test('each file of deploy/ says in its first line what it is, and names no setting that there is not', () => {
  assert.ok(files.length > 10);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    if (!file.endsWith('.json')) assert.match(text, /^(#|\/\/|\/\*\*) ?\w/, file);
    const named = text.match(/\b(?:QUJAT|DATABASE)_[A-Z0-9_]+/g) ?? [];
    assert.deepEqual(
      named.filter((name) => !settingNames.includes(name) && !OF_COMPOSE.includes(name)),
      [],
      file,
    );
  }
});

test('each file of deploy/ says in its first line which test tries it, beside what nothing has run', () => {
  for (const file of files) {
    // JSON has no comments, and a list of two names needs no test.
    if (file.endsWith('.json') || file.endsWith('.env')) continue;
    const [first = ''] = readFileSync(file, 'utf8').split('\n');
    const [test] = /(?:e2e|torture)\/[a-z-]+\.test\.ts/.exec(first) ?? [];
    assert.ok(test !== undefined && existsSync(join(repositoryRoot, test)), `${file}: ${first}`);
  }
});

test('Caddy understands the Caddyfile of Compose', (t) => {
  const env = { ...process.env, QUJAT_HOST: 'localhost', HOME: temporaryDirectory(t) };
  const file = join(repositoryRoot, 'deploy/compose/Caddyfile');
  const args = ['validate', '--adapter', 'caddyfile', '--config', file];
  const { error, status, stderr } = spawnSync('caddy', args, { env, encoding: 'utf8' });
  if (error !== undefined) return t.skip('caddy is not installed');
  assert.equal(status, 0, stderr);
});

test('what git ignores, such as secrets and a store, gets into no image', () => {
  const linesOf = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8').split('\n');
  const everywhere = (path: string) => (path.includes('/') ? path : `**/${path}`);
  const ignored = linesOf('.gitignore')
    .filter(Boolean)
    .map((line) => everywhere(line.replace(/\/$/, '')));
  const excluded = linesOf('.dockerignore');
  assert.deepEqual(
    ignored.filter((path) => !excluded.includes(path)),
    [],
  );
});

test('Docker Compose understands compose.yaml', (t) => {
  if (spawnSync('docker-compose', ['--version']).error !== undefined) return t.skip('docker-compose is not installed');
  const folder = join(temporaryDirectory(t), 'compose');
  cpSync(join(repositoryRoot, 'deploy/compose'), folder, { recursive: true });
  mkdirSync(join(folder, 'secrets'), { recursive: true });
  for (const name of ['database-url', 'master-key', 'postgres-password'])
    writeFileSync(join(folder, 'secrets', name), '');
  const { status, stderr } = spawnSync('docker-compose', ['config', '--quiet'], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

interface Labels {
  [name: string]: string;
}
interface Port {
  name: string;
}
interface Deployment extends KubernetesObject {
  spec: {
    selector: { matchLabels: Labels };
    template: {
      metadata: { labels: Labels };
      spec: { serviceAccountName: string; containers: { ports: Port[]; env: { value: string }[]; image: string }[] };
    };
  };
}
interface Named extends KubernetesObject {
  metadata: { name: string; namespace?: string };
}

const manifest = <Content>(name: string) => readYaml<Content>(`${MANIFESTS}/${name}.yaml`);

test('each manifest is what the schema of its kind allows, and the schema refuses what is not', {
  skip: withoutJudges,
}, async () => {
  const { resources, namespace } = await manifest<{ resources: string[]; namespace: string }>('kustomization');
  const lying = files.filter((file) => file.includes(`/${MANIFESTS}/`)).map((file) => basename(file));
  assert.deepEqual([...resources, 'kustomization.yaml'].sort(), lying.sort());
  for (const file of resources) {
    const object = await readYaml<Named>(`${MANIFESTS}/${file}`);
    await validateObject(object);
    assert.equal(object.metadata.namespace ?? object.metadata.name, namespace, file);
  }
  const deployment = await manifest<Deployment>('deployment');
  const [container] = deployment.spec.template.spec.containers;
  Object.assign(container?.ports[0] ?? {}, { containerPort: '8080x' });
  await assert.rejects(validateObject(deployment), /containerPort/);
});

test('the manifests name only what the others have', { skip: withoutJudges }, async () => {
  const { spec } = await manifest<Deployment>('deployment');
  const { labels } = spec.template.metadata;
  const [container] = spec.template.spec.containers;
  const ports = container?.ports.map(({ name }) => name) ?? [];
  assert.deepEqual(spec.selector.matchLabels, labels);

  const service = await manifest<Named & { spec: { selector: Labels; ports: (Port & { targetPort: string })[] } }>(
    'service',
  );
  assert.deepEqual(service.spec.selector, labels);
  for (const { targetPort } of service.spec.ports) assert.ok(ports.includes(targetPort));

  interface Backend {
    service: { name: string; port: Port };
  }
  const ingress = await manifest<{ spec: { rules: { host: string; http: { paths: { backend: Backend }[] } }[] } }>(
    'ingress',
  );
  for (const { host, http } of ingress.spec.rules) {
    assert.ok(
      container?.env.some(({ value }) => value === `https://${host}`),
      'people reach the cabinet where it says',
    );
    for (const { backend } of http.paths) {
      assert.deepEqual(
        [backend.service.name, backend.service.port.name],
        [service.metadata.name, service.spec.ports[0]?.name],
      );
    }
  }

  interface Policy {
    spec: { podSelector: { matchLabels: Labels }; ingress: { ports: { port: string }[] }[] };
  }
  const policy = await manifest<Policy>('network-policy');
  assert.deepEqual(policy.spec.podSelector.matchLabels, labels);
  for (const { port } of policy.spec.ingress.flatMap((rule) => rule.ports)) assert.ok(ports.includes(port));

  const budget = await manifest<{ spec: { selector: { matchLabels: Labels } } }>('pod-disruption-budget');
  assert.deepEqual(budget.spec.selector.matchLabels, labels);
  const account = await manifest<Named>('service-account');
  assert.equal(spec.template.spec.serviceAccountName, account.metadata.name);
  const { images } = await manifest<{ images: Port[] }>('kustomization');
  assert.deepEqual(
    images.map(({ name }) => name),
    [container?.image],
  );
});
