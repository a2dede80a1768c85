/** qujat audit checkpoint: seals what is new, and prints the checkpoint, to be kept elsewhere. */
import { sealNow } from '../audit/seal-now.ts';
import { withAudit } from './open-audit.ts';

export async function printAuditCheckpoint(environment: NodeJS.ProcessEnv): Promise<void> {
  await withAudit(environment, async (audit) => {
    process.stdout.write((await sealNow(audit)).note);
  });
}
