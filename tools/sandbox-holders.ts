/** The sandbox guide's list of who has which document, as `people.ts` says it: `npm run guides` writes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { documentTypeNames } from '../server/src/documents/catalogue.ts';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';

export const guide = new URL('../docs/guides/sandbox.md', import.meta.url);

/** The guide with its list as it should be. */
export function withHolders(text: string): string {
  const found = /(### Who has which document\n\n)(?:\|.*\n)+/;
  if (!found.test(text)) throw new Error('The sandbox guide has no table under "Who has which document".');
  return text.replace(found, (_, heading) => heading + holdersTable());
}

function holdersTable(): string {
  const rows = documentTypeNames.toSorted().map((name) => {
    const holders = sandboxPeople.filter(
      ({ situation, documentTypes }) => situation === 'ok' && documentTypes.includes(name),
    );
    return `| \`${name}\` | ${holders.map(({ iin }) => `\`${iin}\``).join(', ')} |\n`;
  });
  return ['| Document | Who has it |\n', '| --- | --- |\n', ...rows].join('');
}

if (import.meta.main) writeFileSync(guide, withHolders(readFileSync(guide, 'utf8')));
