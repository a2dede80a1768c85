/** xmllint, a validator by others, with the schemas as the simulator serves them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { XmlElement } from '../soap/xml-element.ts';
import { schemaNames } from './schema-routes.ts';

/** Apt package `libxml2-utils`. Where it is missing, the tests that need it say so. */
export const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

export interface Validator {
  /** What xmllint finds wrong with a whole message; empty where it is valid. */
  faultsOfMessage(xml: string): string;
  /** The same for `data`, which the schema of payloads calls by this name. */
  faultsOfPayload(name: string, data: ReadonlyMap<string, string>): string;
}

/** Fetches the schemas into a folder, where their relative locations must find each other. */
export async function startValidator(t: TestContext, address: string): Promise<Validator> {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-schemas-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of schemaNames) {
    const reply = await fetch(`${address}/${name}`);
    writeFileSync(join(folder, name), await reply.text());
  }
  const validate = (schema: string, xml: string) => {
    const file = join(folder, 'message.xml');
    writeFileSync(file, xml);
    const { status, stderr } = spawnSync('xmllint', [
      '--nonet',
      '--noout',
      '--huge',
      '--schema',
      join(folder, schema),
      file,
    ]);
    return status === 0 ? '' : stderr.toString();
  };
  return {
    faultsOfMessage: (xml) => validate('envelope.xsd', xml),
    faultsOfPayload: (name, data) => {
      const fields = [...data].map(([field, value]) => `<${field}>${escaped(value)}</${field}>`);
      return validate('payloads.xsd', `<${name}>${fields.join('')}</${name}>`);
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The elements on this path, by their local names. */
export function find(element: XmlElement, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => at?.children.find(({ local }) => local === name), element);
}
