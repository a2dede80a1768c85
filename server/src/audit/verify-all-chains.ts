/** The export of all organisations: every chain, the tree over all rows, the tree of the heads, and every checkpoint. */
import { AuditFault } from './audit-fault.ts';
import { hashOfHead } from './audit-leaf.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { RowLine } from './export-format.ts';
import { appendLeaves, emptyFrontier, type Frontier, rootOf } from './frontier.ts';
import { createMerkleTree, type MerkleTree } from './merkle-tree.ts';
import {
  checkRow,
  type LastRow,
  type NumberedLine,
  openCheckpoint,
  sameCheckpoint,
  type Verifying,
} from './verifying.ts';

interface Progress {
  frontier: Frontier;
  chains: Map<string, LastRow & { ordinal: number }>;
  heads: MerkleTree;
  /** How many rows the last checkpoint has sealed. */
  sealedRows: number;
  checkpoints: number;
}

export async function verifyAllChains(
  lines: AsyncIterable<NumberedLine>,
  verifying: Verifying,
): Promise<{ rows: number; organizations: number; checkpoints: number }> {
  const progress: Progress = {
    frontier: emptyFrontier,
    chains: new Map(),
    heads: createMerkleTree(),
    sealedRows: 0,
    checkpoints: 0,
  };
  for await (const line of lines) {
    if (line.kind === 'row') takeRow(progress, line.row, line.lineNumber, verifying);
    else if (line.kind === 'checkpoint') takeCheckpoint(progress, line.checkpoint, line.lineNumber, verifying);
    else throw new AuditFault(`Line ${line.lineNumber} does not belong here.`);
  }
  const rows = progress.frontier.size;
  if (progress.sealedRows !== verifying.final.treeSize) {
    const sealed = `${verifying.final.treeSize} rows are sealed`;
    throw new AuditFault(`The export was cut off after row ${rows}: by its first line ${sealed}.`);
  }
  if (progress.checkpoints !== verifying.header.checkpoints) {
    throw new AuditFault(`There are ${progress.checkpoints} checkpoints, but by the first line more or fewer.`);
  }
  return { rows, organizations: progress.chains.size, checkpoints: progress.checkpoints };
}

function takeRow(progress: Progress, line: RowLine, lineNumber: number, { final, kept }: Verifying): void {
  const { position, organization_id: organizationId } = line.row;
  const { size } = progress.frontier;
  const last = progress.chains.get(organizationId);
  const row = checkRow(line, last, lineNumber);
  if (position !== size) {
    throw new AuditFault(
      `Row ${line.row.sequence} of organisation ${organizationId} (line ${lineNumber}) is number ${position + 1} of all rows, ` +
        `but number ${size + 1} belongs here: rows are missing or not in order.`,
    );
  }
  if (size >= final.treeSize) {
    throw new AuditFault(`Line ${lineNumber} has a row that no checkpoint of the export seals.`);
  }
  const ordinal = last?.ordinal ?? progress.chains.size;
  progress.chains.set(organizationId, { ...row, ordinal });
  progress.heads.setLeaf(ordinal, hashOfHead({ organizationId, sequence: row.sequence, rowHash: row.hash }));
  progress.frontier = appendLeaves(progress.frontier, [row.hash]);
  if (kept?.treeSize === progress.frontier.size) checkSealed(progress, kept, 'by the checkpoint that was kept');
}

function takeCheckpoint(progress: Progress, note: string, lineNumber: number, { verifier, final }: Verifying): void {
  const checkpoint = openCheckpoint(note, verifier, `The checkpoint in line ${lineNumber}`);
  const { size } = progress.frontier;
  if (checkpoint.treeSize !== size || size === progress.sealedRows) {
    throw new AuditFault(
      `The checkpoint in line ${lineNumber} seals ${checkpoint.treeSize} rows, but stands after row ${size}: ` +
        'rows or checkpoints were removed, added or exchanged.',
    );
  }
  checkSealed(progress, checkpoint, `by the checkpoint in line ${lineNumber}`);
  if (size === final.treeSize && !sameCheckpoint(checkpoint, final)) {
    throw new AuditFault(`The checkpoint in line ${lineNumber} is not the one of line 1.`);
  }
  progress.sealedRows = size;
  progress.checkpoints += 1;
}

function checkSealed({ frontier, heads, sealedRows }: Progress, checkpoint: Checkpoint, byWhich: string): void {
  const rootsMatch = rootOf(frontier) === checkpoint.root;
  if (rootsMatch && heads.size() === checkpoint.chains && heads.root() === checkpoint.headsRoot) return;
  throw new AuditFault(
    rootsMatch
      ? `The ends of the chains are not those that were sealed ${byWhich}.`
      : `The rows from ${sealedRows + 1} to ${frontier.size} are not those that were sealed ${byWhich}: one of them was replaced ` +
          'and the rows after it were chained anew.',
  );
}
