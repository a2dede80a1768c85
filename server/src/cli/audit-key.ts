/** qujat audit key: the key with which checkpoints and exports are verified. */
import { withAudit } from './open-audit.ts';

export async function printAuditKey(environment: NodeJS.ProcessEnv): Promise<void> {
  await withAudit(environment, async ({ signer }) => {
    process.stdout.write(`${signer.verifierKey}\n`);
  });
}
