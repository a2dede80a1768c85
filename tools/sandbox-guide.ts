/** What the sandbox guide has from the code: who has which document, and the scenarios. `npm run guides` writes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { documentTypeNames } from '../server/src/documents/catalogue.ts';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { scenarios } from '../server/src/egov/sandbox/scenarios.ts';

export const guide = new URL('../docs/guides/sandbox.md', import.meta.url);

/** The guide with its tables as they should be. */
export function withTables(text: string): string {
  const tables = [
    table(['Document', 'Who has it'], holders()),
    table(['Scenario', 'Phone', 'What it stands for'], playedScenarios()),
    table(['Error', 'How to bring it about'], steps()),
  ];
  return tables.reduce(withTable, text);
}

type Table = ReturnType<typeof table>;

function table(heads: readonly string[], rows: readonly (readonly string[])[]) {
  const rowOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const [head, rule] = [rowOf(heads), rowOf(heads.map(() => '---'))];
  return { head, text: [head, rule, ...rows.map(rowOf)].join('') };
}

function withTable(text: string, { head, text: wanted }: Table): string {
  const begin = text.indexOf(head);
  if (begin < 0) throw new Error(`The sandbox guide has no table with the head ${head}`);
  const found = /^(?:\|.*\n)+/.exec(text.slice(begin))?.[0] ?? '';
  return text.slice(0, begin) + wanted + text.slice(begin + found.length);
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

if (import.meta.main) writeFileSync(guide, withTables(readFileSync(guide, 'utf8')));
