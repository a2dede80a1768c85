/** The mapping of the operator takes the place of the default, and a mistake in it is told with its place. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { documentTypes } from '../../documents/catalogue.ts';
import { egovErrorCodes } from '../egov.ts';
import { defaultMapping, readMapping } from './mapping.ts';

const folder = mkdtempSync(join(tmpdir(), 'qujat-mapping-'));
after(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const file = join(folder, 'mapping.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test('the default has a code for every error of the port', () => {
  const meanings = Object.values(defaultMapping.codes);
  for (const code of egovErrorCodes) assert.ok(meanings.includes(code), code);
  assert.deepEqual(readMapping(fileOf(defaultMapping)), defaultMapping);
});

test('a file without `documentTypes` names every type as the catalogue does', () => {
  const { documentTypes: _, ...mapping } = defaultMapping;
  const names = documentTypes.map(({ name, code }) => [name, code]);
  for (const { documentTypes: read } of [readMapping(fileOf(mapping)), defaultMapping])
    assert.deepEqual(read, Object.fromEntries(names));
});

test('a file may leave out document types, and have codes of its own', () => {
  const mapping = { ...defaultMapping, documentTypes: { diploma: 'D-1' }, codes: { 'OK.1': 'success' } };
  assert.deepEqual(readMapping(fileOf(mapping)), mapping);
});

const { services, document, codes } = defaultMapping;
const wrong: [string, unknown, RegExp][] = [
  ['an entry too much', { ...defaultMapping, extra: 1 }, /"extra" is wrong: it does not exist/],
  ['an entry that is missing', { ...defaultMapping, services: { mcdb: 'a', consent: 'b' } }, /"services".*document/],
  ['a service without an id', { ...defaultMapping, services: { ...services, mcdb: '' } }, /"services\.mcdb"/],
  [
    'a field that is no name of XML',
    { ...defaultMapping, document: { ...document, request: { ...document.request, iin: 'a b' } } },
    /"document\.request\.iin"/,
  ],
  [
    'another place',
    { ...defaultMapping, document: { ...document, credentialsIn: 'header' } },
    /"document\.credentialsIn" is wrong: it must be one of data, properties/,
  ],
  [
    'an unknown meaning',
    { ...defaultMapping, codes: { ...codes, X1: 'fine' } },
    /"codes\.X1" is wrong: it must be one of success, /,
  ],
  [
    'an unknown type',
    { ...defaultMapping, documentTypes: { visa: 'V' } },
    /"documentTypes\.visa" is wrong: it does not/,
  ],
  ['a list', [], /"the whole"/],
];

for (const [what, content, sentence] of wrong) {
  test(`refused with its place: ${what}`, () => {
    assert.throws(() => readMapping(fileOf(content)), sentence);
  });
}

test('a file that is no JSON or not there is told as such', () => {
  assert.throws(() => readMapping(fileOf('{"a":')), /names a file that is not JSON/);
  assert.throws(() => readMapping(join(folder, 'none.json')), /names a file that cannot be read/);
});
