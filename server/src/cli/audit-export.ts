/** qujat audit export: writes the audit, as far as it is sealed. */
import { createWriteStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportAudit, exportOrganizationAudit } from '../audit/export-audit.ts';
import { leaveLookRow } from '../audit/leave-audit-row.ts';
import { sealNow } from '../audit/seal-now.ts';
import type { CommandContext } from './command-context.ts';
import { withAudit } from './open-audit.ts';

export interface AuditExportOptions {
  organization?: string;
  /** A file with a checkpoint. */
  since?: string;
  to?: string;
  yes?: boolean;
}

export async function runAuditExport(
  { organization, since, to, yes = false }: AuditExportOptions,
  { environment, terminal }: CommandContext,
): Promise<void> {
  if (to !== undefined && !yes && existsSync(to)) {
    throw new Error(`${to} exists already. Name another file, or add --yes to replace it.`);
  }
  const earlier = since === undefined ? undefined : await readFile(since, 'utf8');
  await withAudit(environment, async (audit) => {
    await leaveLookRow('audit_exported', audit.actor, audit, organization);
    const sealed = await sealNow(audit);
    const exported = {
      archive: audit.stores.auditArchive,
      verifierKey: audit.signer.verifierKey,
      sealed,
    };
    const lines =
      organization === undefined ? exportAudit(exported) : exportOrganizationAudit(exported, organization, earlier);
    await writeLines(lines, to);
    terminal.note(`Exported what is sealed: ${sealed.treeSize} rows of all organisations.`);
  });
}

/** A file that only its owner may read: it says who asked for documents, and when. */
async function writeLines(lines: AsyncIterable<string>, to: string | undefined): Promise<void> {
  if (to === undefined) await pipeline(Readable.from(lines), process.stdout, { end: false });
  else await pipeline(Readable.from(lines), createWriteStream(to, { mode: 0o600 }));
}
