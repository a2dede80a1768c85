/** sealNow: chains and seals what is there, so that nothing of it is missing from an export. */
import type { AuditStore, SealedCheckpoint } from './audit-store.ts';
import { chainAudit } from './chain-audit.ts';
import { sealAudit } from './seal-audit.ts';
import type { NoteSigner } from './signed-note.ts';

/** Tries to catch up with what others write and chain meanwhile: a batch each. */
const BATCHES_MAX = 100_000;

/** @throws Error where there is nothing to seal */
export async function sealNow({ store, signer }: { store: AuditStore; signer: NoteSigner }): Promise<SealedCheckpoint> {
  for (let batches = 0; batches < BATCHES_MAX; batches += 1) {
    if ((await chainAudit(store, 1)).caughtUp) break;
  }
  const sealed = await sealAudit(store, signer);
  if (sealed === undefined) throw new Error('There are no audit rows yet.');
  return sealed;
}
