/** exportAudit: what is sealed, as lines that `verifyAudit` can check without the store. */
import type { ArchivedRow, AuditArchive } from './audit-archive-store.ts';
import { hashOfHead, leafOf } from './audit-leaf.ts';
import type { SealedCheckpoint } from './audit-store.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { type Earlier, EXPORT_FORMAT, type Header, type HeadProof } from './export-format.ts';
import { appendLeaves, emptyFrontier, type Frontier, rootOf } from './frontier.ts';
import { consistencyProof } from './merkle-proofs.ts';
import { createMerkleTree } from './merkle-tree.ts';
import { openNote, parseVerifierKey } from './signed-note.ts';

export interface AuditExport {
  archive: AuditArchive;
  verifierKey: string;
  /** The checkpoint up to which to export. */
  sealed: SealedCheckpoint;
  /** How many rows are read at a time. A command takes many; a gateway has others to serve in between. */
  pageRows?: number;
}

const PAGE_ROWS = 1_000;

/** Each line with its newline. */
export async function* exportAudit(exported: AuditExport): AsyncGenerator<string> {
  const { archive, sealed, pageRows = PAGE_ROWS } = exported;
  yield headerLine(exported, { checkpoints: await archive.countCheckpoints(sealed.treeSize) });
  for (let from = 0; from < sealed.treeSize; from += pageRows) {
    const before = Math.min(from + pageRows, sealed.treeSize);
    const rows = await archive.listRows({ from, before, limit: pageRows });
    const checkpoints = await archive.listCheckpoints({ after: from, upTo: before });
    for (const row of rows) {
      yield rowLine(row);
      for (const { note } of checkpoints.filter(({ treeSize }) => treeSize === row.position + 1)) {
        yield line({ checkpoint: note });
      }
    }
  }
}

/**
 * @param since the signed note of an earlier checkpoint; the export then proves that the log continues it
 * @throws Error where the organisation has no sealed row, or `since` is none of this log's checkpoints
 */
export async function* exportOrganizationAudit(
  exported: AuditExport,
  organizationId: string,
  since?: string,
): AsyncGenerator<string> {
  const { archive, sealed } = exported;
  const head = await proveHead(archive, sealed.treeSize, organizationId);
  if (head === undefined) throw new Error(`The organisation "${organizationId}" has no audit rows.`);
  yield headerLine(exported, { organization: organizationId, ...(since !== undefined && { since }) });
  yield line({ head });
  if (since !== undefined) yield line({ earlier: await proveEarlier(exported, since, organizationId) });
  for (let from = 0; ; ) {
    const rows = await archive.listRows({ from, before: sealed.treeSize, limit: PAGE_ROWS, organizationId });
    for (const row of rows) yield rowLine(row);
    if (rows.length < PAGE_ROWS) return;
    from = (rows.at(-1)?.position ?? 0) + 1;
  }
}

function headerLine({ verifierKey, sealed }: AuditExport, more: Partial<Header>): string {
  return line({ format: EXPORT_FORMAT, key: verifierKey, checkpoint: sealed.note, ...more });
}

function rowLine(row: ArchivedRow): string {
  return line({ hash: row.rowHash, row: leafOf(row, row) });
}

function line(value: Json): string {
  return `${canonicalJson(value)}\n`;
}

/** Undefined where the organisation had no row then. */
async function proveHead(
  archive: AuditArchive,
  treeSize: number,
  organizationId: string,
): Promise<HeadProof | undefined> {
  const heads = await archive.listHeadsAt(treeSize);
  const index = heads.findIndex((head) => head.organizationId === organizationId);
  const head = heads[index];
  if (head === undefined) return undefined;
  const proof = createMerkleTree(heads.map(hashOfHead)).inclusionProof(index);
  return { index, proof, row_hash: head.rowHash, sequence: head.sequence };
}

async function proveEarlier(exported: AuditExport, since: string, organizationId: string): Promise<Earlier> {
  const { archive, sealed } = exported;
  const { treeSize } = openEarlier(exported, since);
  const proof = await consistencyProof(treeSize, sealed.treeSize, (from, before) => rootOver(archive, from, before));
  const head = await proveHead(archive, treeSize, organizationId);
  return { consistency: proof, ...(head && { head }) };
}

function openEarlier({ verifierKey, sealed }: AuditExport, since: string): Checkpoint {
  const earlier = parseCheckpoint(openNote(since, parseVerifierKey(verifierKey)).text);
  if (earlier.treeSize > sealed.treeSize) {
    throw new Error(`The earlier checkpoint seals ${earlier.treeSize} rows, but the log has only ${sealed.treeSize}.`);
  }
  return earlier;
}

async function rootOver(archive: AuditArchive, start: number, end: number): Promise<string> {
  let frontier: Frontier = emptyFrontier;
  for (let from = start; from < end; from += PAGE_ROWS) {
    const range = { from, before: Math.min(from + PAGE_ROWS, end), limit: PAGE_ROWS };
    frontier = appendLeaves(frontier, await archive.listRowHashes(range));
  }
  return rootOf(frontier);
}
