/**
 * The tables that pages of the documentation have from the code: the errors, the document types, who in the sandbox has which, and the scenarios.
 * `npm run guides` writes them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { errorMeaning } from '../server/src/documentation/translated-error-pages.ts';
import { documentTypeNames, documentTypes } from '../server/src/documents/catalogue.ts';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { scenarios } from '../server/src/egov/sandbox/scenarios.ts';
import { type ErrorCode, errorTable } from '../server/src/errors.ts';
import type { Language } from '../server/src/words/languages.ts';

interface TabledPage {
  name: string;
  /** The page as it is, and as it should be. */
  read(): { text: string; wanted: string };
  write(): void;
}

const errorCodes = Object.keys(errorTable) as ErrorCode[];

export const tabledPages: readonly TabledPage[] = [
  tabledPage('docs/errors.md', () => [
    errorsTable('## Errors of the specification', true),
    errorsTable('## Errors of Qujat', false),
  ]),
  tabledPage('docs/kk/errors.md', () => [
    table(['Код', 'Статус', '`detail`', 'Бұл не және не істеу керек'], errorsIn('kk')),
  ]),
  tabledPage('docs/ru/errors.md', () => [table(['Код', 'Статус', '`detail`', 'Что это и что делать'], errorsIn('ru'))]),
  tabledPage('docs/guides/sandbox.md', () => [
    table(['Document', 'Who has it'], holders()),
    table(['Scenario', 'Phone', 'What it stands for'], playedScenarios()),
    table(['Error', 'How to bring it about'], steps()),
  ]),
  tabledPage('docs/document-types.md', () => [
    table(['`document_type`', 'English', 'Kazakh', 'Russian'], titlesIn('en', 'kk', 'ru')),
  ]),
  tabledPage('docs/kk/document-types.md', () => [
    table(['`document_type`', 'Қазақша', 'Орысша', 'Ағылшынша'], titlesIn('kk', 'ru', 'en')),
  ]),
  tabledPage('docs/ru/document-types.md', () => [
    table(['`document_type`', 'По-русски', 'По-казахски', 'По-английски'], titlesIn('ru', 'kk', 'en')),
  ]),
];

function tabledPage(name: string, tables: () => Table[]): TabledPage {
  const page = new URL(`../${name}`, import.meta.url);
  const read = () => {
    const text = readFileSync(page, 'utf8');
    return { text, wanted: tables().reduce(withTable, text) };
  };
  return { name, read, write: () => writeFileSync(page, read().wanted) };
}

type Table = ReturnType<typeof table>;

/** @param heading above the table, where the page has another one with these heads */
function table(heads: readonly string[], rows: readonly (readonly string[])[], heading = '') {
  const rowOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const [head, rule] = [rowOf(heads), rowOf(heads.map(() => '---'))];
  return { heading, head, text: [head, rule, ...rows.map(rowOf)].join('') };
}

function withTable(text: string, { heading, head, text: wanted }: Table): string {
  const section = text.indexOf(heading);
  const begin = section < 0 ? section : text.indexOf(head, section);
  if (begin < 0) throw new Error(`The page has no table below "${heading}" with the head ${head}`);
  const found = /^(?:\|.*\n)+/.exec(text.slice(begin))?.[0] ?? '';
  return text.slice(0, begin) + wanted + text.slice(begin + found.length);
}

function errorsTable(heading: string, isSpecified: boolean): Table {
  const rows = errorCodes
    .filter((code) => 'specified' in errorTable[code] === isSpecified)
    .map((code) => [...beginOfRow(code), errorTable[code].when, errorTable[code].action]);
  return table(['Code', 'Status', 'Detail', 'When', 'What to do'], rows, heading);
}

function errorsIn(language: 'kk' | 'ru'): string[][] {
  return errorCodes.map((code) => [...beginOfRow(code), errorMeaning(code, language)]);
}

function beginOfRow(name: ErrorCode): string[] {
  const { status, detail } = errorTable[name];
  return [code(name), String(status), code(detail)];
}

function titlesIn(...languages: Language[]): string[][] {
  return documentTypes.map(({ name, titles }) => [code(name), ...languages.map((language) => titles[language])]);
}

function holders(): string[][] {
  return documentTypeNames.toSorted().map((name) => {
    const people = sandboxPeople.filter(
      ({ situation, documentTypes }) => situation === 'ok' && documentTypes.includes(name),
    );
    return [code(name), people.map(({ iin }) => code(iin)).join(', ')];
  });
}

function playedScenarios(): string[][] {
  return [...scenarios].flatMap(([name, { played, what }]) =>
    played === null ? [] : [[code(name), played.phone === null ? '' : code(played.phone), what]],
  );
}

function steps(): string[][] {
  return [...scenarios].flatMap(([name, scenario]) => (scenario.steps === null ? [] : [[code(name), scenario.steps]]));
}

function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text}${fence}`;
}

if (import.meta.main) for (const page of tabledPages) page.write();
