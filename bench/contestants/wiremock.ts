/**
 * WireMock by its own archive, which needs Java. As quick as it can be: no journal, no log, no compression, no templates, the answers in
 * memory and of known length.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { paths } from '../paths.ts';
import { answersWith, type Contestant, pinnedVersion, type Sample, type Skipped } from './contestant.ts';

const SETTINGS = [
  ['--bind-address', '127.0.0.1'],
  ['--use-chunked-encoding', 'never'],
  ['--no-request-journal', '--disable-request-logging', '--disable-gzip', '--disable-response-templating'],
  ['--disable-banner', '--disable-extensions-scanning'],
].flat();

export async function wiremock(sample: Sample): Promise<Contestant | Skipped> {
  const name = 'WireMock';
  const java = await javaVersion();
  if (java === undefined) return { name, reason: 'Java is not installed' };
  const version = pinnedVersion('wiremock');
  const archive = fileURLToPath(
    new URL(`../node_modules/wiremock/build/wiremock-standalone-${version}.jar`, import.meta.url),
  );
  const directory = writeMappings(sample);
  return answersWith(sample, {
    name,
    version: `${version} on Java ${java}`,
    kind: 'mock',
    does: 'answers the body of a stub',
    command: (port) => ({
      file: 'java',
      args: ['-jar', archive, '--port', String(port), '--root-dir', directory, ...SETTINGS],
    }),
  });
}

/** Undefined where there is none. */
async function javaVersion(): Promise<string | undefined> {
  try {
    const { stderr } = await promisify(execFile)('java', ['-version']);
    return /version "([^"]+)"/.exec(stderr)?.[1];
  } catch {
    return undefined;
  }
}

function writeMappings({ directory, requested, approved }: Sample): string {
  const root = join(directory, 'wiremock');
  const mapping = (urlPath: string, answer: Buffer) => ({
    request: { method: 'POST', urlPath },
    response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: answer.toString() },
  });
  const mappings = [mapping(paths.request, requested), mapping(paths.approve, approved)];
  mkdirSync(join(root, 'mappings'), { recursive: true });
  writeFileSync(join(root, 'mappings/flow.json'), JSON.stringify({ mappings }));
  return root;
}
