/** sealAudit: signs what is chained. The cost does not grow with the log: its right edge is kept, only the heads are read. */
import { hashOfHead } from './audit-leaf.ts';
import type { AuditStore, SealedCheckpoint } from './audit-store.ts';
import { formatCheckpoint } from './checkpoint.ts';
import { rootOf } from './frontier.ts';
import { createMerkleTree } from './merkle-tree.ts';
import type { NoteSigner } from './signed-note.ts';

export interface Sealed extends SealedCheckpoint {
  /** Whether this call has made it; otherwise nothing was chained since. */
  fresh: boolean;
}

/** While rows are being chained, log and heads may be read at different moments; then they are read again. */
const READS_MAX = 10;

/**
 * The newest checkpoint, over all that is chained; undefined where nothing is. Two processes that seal the same make the same:
 * Ed25519 signatures have no randomness.
 * @throws Error where the log is shorter than what was sealed before, or never stands still
 */
export async function sealAudit(store: AuditStore, signer: NoteSigner): Promise<Sealed | undefined> {
  const last = await store.findLastCheckpoint();
  for (let reads = 0; reads < READS_MAX; reads += 1) {
    const { frontier } = await store.readLog();
    if (last !== undefined && frontier.size < last.treeSize) {
      throw new Error(`${last.treeSize} audit rows were sealed, but the log has only ${frontier.size}`);
    }
    if (frontier.size === (last?.treeSize ?? 0))
      return last && { treeSize: last.treeSize, note: last.note, fresh: false };
    const { treeSize, heads } = await store.listHeads();
    if (treeSize !== frontier.size) continue;
    const text = formatCheckpoint({
      origin: signer.name,
      treeSize,
      root: rootOf(frontier),
      chains: heads.length,
      headsRoot: createMerkleTree(heads.map(hashOfHead)).root(),
    });
    const checkpoint = { treeSize, note: signer.sign(text) };
    await store.insertCheckpoint(checkpoint);
    return { ...checkpoint, fresh: true };
  }
  throw new Error('The audit could not be sealed: rows are being chained without a pause');
}
