/** qujat audit list: the newest rows of the audit. */

import { type AuditAction, auditActions } from '../audit/audit-entry.ts';
import { leaveLookRow } from '../audit/leave-audit-row.ts';
import { sealNow } from '../audit/seal-now.ts';
import { searchAudit } from '../audit/search-audit.ts';
import { auditRowReply, nameParties } from '../cabinet-api/audit-schemas.ts';
import { nearestName } from '../words/nearest-name.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';
import { withAudit } from './open-audit.ts';

export interface AuditListOptions {
  organization?: string;
  action?: string;
  limit: number;
}

export async function runAuditList(
  options: AuditListOptions,
  { environment, terminal }: CommandContext,
): Promise<void> {
  const { organization: organizationId, limit } = options;
  const action = options.action === undefined ? undefined : readAction(options.action);
  const rows = await withAudit(environment, async (audit) => {
    await leaveLookRow('audit_read', audit.actor, audit, organizationId);
    const { stores } = audit;
    const { treeSize } = await sealNow(audit);
    const found = [];
    // A search looks at a bounded number of rows, and tells from where to look on.
    for (let before: number | null = treeSize; before !== null && found.length < limit; ) {
      const search = { organizationId, action, treeSize, before, most: limit - found.length };
      const { rows: more, next } = await searchAudit(search, stores.auditArchive);
      found.push(...more);
      before = next;
    }
    const names = await nameParties(found, stores);
    return found.map((row) => auditRowReply(row, names));
  });
  const shown = rows.map((row) => ({ ...row, who: row.by_command_line ? 'command line' : row.account_email }));
  terminal.printRows(terminal.json ? rows : shown, [
    'time',
    'organization_id',
    'action',
    'error_code',
    'who',
    'target',
    'reason',
  ]);
}

function readAction(typed: string): AuditAction {
  const action = auditActions.find((known) => known === typed);
  if (action !== undefined) return action;
  const meant = nearestName(typed, auditActions);
  const question = meant === undefined ? '' : ` Did you mean ${meant}?`;
  throw new CommandError('usage', `There is no action "${typed}".${question}`);
}
