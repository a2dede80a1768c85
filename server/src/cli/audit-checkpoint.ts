/** qujat audit checkpoint: seals what is new, and prints the checkpoint, to be kept elsewhere. */
import { sealNow } from '../audit/seal-now.ts';
import type { CommandContext } from './command-context.ts';
import { withAudit } from './open-audit.ts';

export async function printAuditCheckpoint({ environment, terminal }: CommandContext): Promise<void> {
  await withAudit(environment, async (audit) => {
    const { note, treeSize } = await sealNow(audit);
    terminal.print({ note, rows: treeSize }, note);
  });
}
