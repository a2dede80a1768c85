/** qujat audit key: the key with which checkpoints and exports are verified. */
import type { CommandContext } from './command-context.ts';
import { withAudit } from './open-audit.ts';

export async function printAuditKey({ environment, terminal }: CommandContext): Promise<void> {
  await withAudit(environment, async ({ signer }) => {
    terminal.print({ key: signer.verifierKey }, `${signer.verifierKey}\n`);
  });
}
