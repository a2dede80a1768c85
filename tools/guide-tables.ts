/**
 * The tables that pages of the documentation have from the code: the document types, who in the sandbox has which, and the scenarios.
 * `npm run guides` writes them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { documentTypeNames, documentTypes } from '../server/src/documents/catalogue.ts';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { scenarios } from '../server/src/egov/sandbox/scenarios.ts';

interface TabledPage {
  name: string;
  /** The page as it is, and as it should be. */
  read(): { text: string; wanted: string };
  write(): void;
}

export const tabledPages: readonly TabledPage[] = [
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

function table(heads: readonly string[], rows: readonly (readonly string[])[]) {
  const rowOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const [head, rule] = [rowOf(heads), rowOf(heads.map(() => '---'))];
  return { head, text: [head, rule, ...rows.map(rowOf)].join('') };
}

function withTable(text: string, { head, text: wanted }: Table): string {
  const begin = text.indexOf(head);
  if (begin < 0) throw new Error(`The page has no table with the head ${head}`);
  const found = /^(?:\|.*\n)+/.exec(text.slice(begin))?.[0] ?? '';
  return text.slice(0, begin) + wanted + text.slice(begin + found.length);
}

function titlesIn(...languages: ('en' | 'kk' | 'ru')[]): string[][] {
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
  return `\`${text}\``;
}

if (import.meta.main) for (const page of tabledPages) page.write();
