/** qujat organizations list: all organisations of the store, the newest first. */
import type { ListPlace } from '../accounts/member-store.ts';
import { listOrganizations } from '../cabinet-api/list-organizations.ts';
import type { CommandContext } from './command-context.ts';
import { withStore } from './with-store.ts';

const PAGE = 500;

export async function runOrganizationsList({ environment, terminal }: CommandContext): Promise<void> {
  const all = await withStore(environment, async ({ stores }) => {
    const rows: object[] = [];
    let after: ListPlace | undefined;
    do {
      const page = await listOrganizations({ after, most: PAGE }, stores);
      rows.push(...page.organizations);
      after = page.next ?? undefined;
    } while (after !== undefined);
    return rows;
  });
  terminal.printRows(all, ['id', 'name', 'members', 'access', 'ends_at', 'suspended']);
}
