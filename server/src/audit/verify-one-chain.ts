/**
 * The export of one organisation: its chain, and that the chain's head is the one that the checkpoint names. So no row is
 * missing at the end either. Where an earlier checkpoint is proved too, the chain must have had the head that it names.
 */
import { AuditFault } from './audit-fault.ts';
import { hashOfHead } from './audit-leaf.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Earlier, HeadProof, RowLine } from './export-format.ts';
import { continuesTree, includesLeaf } from './merkle-proofs.ts';
import {
  checkRow,
  type LastRow,
  type NumberedLine,
  openCheckpoint,
  sameCheckpoint,
  type Verifying,
} from './verifying.ts';

/** Where the chain stood when a checkpoint was made; sequence 0 where it had not begun. */
interface Mark {
  sequence: number;
  hash: string | undefined;
  treeSize: number;
}

export async function verifyOneChain(
  lines: AsyncGenerator<NumberedLine>,
  verifying: Verifying,
  organizationId: string,
): Promise<{ rows: number; organizations: number; checkpoints: number }> {
  const { final, kept } = verifying;
  const head = await readHead(lines);
  checkHead(head, final, organizationId, 'line 2');
  let marks: Mark[] = [{ sequence: head.sequence, hash: head.row_hash, treeSize: final.treeSize }];
  let proved = [final];
  let last: (LastRow & { position: number }) | undefined;
  for await (const line of lines) {
    if (line.kind === 'row') {
      last = takeRow(line.row, last, line.lineNumber, organizationId, marks);
    } else if (line.kind === 'earlier' && line.lineNumber === 3) {
      const earlier = checkEarlier(line.earlier, verifying, organizationId, head);
      marks = [...marks, earlier.mark];
      proved = [...proved, earlier.checkpoint];
    } else throw new AuditFault(`Line ${line.lineNumber} does not belong here.`);
  }
  if (last?.sequence !== head.sequence) {
    const rows = `${head.sequence} rows of this organisation are sealed`;
    throw new AuditFault(`The export was cut off after row ${last?.sequence ?? 0}: ${rows}.`);
  }
  if (verifying.header.since !== undefined && proved.length === 1) {
    throw new AuditFault('Line 3 is missing: the proof that the earlier checkpoint of line 1 is continued.');
  }
  if (kept !== undefined && !proved.some((checkpoint) => sameCheckpoint(checkpoint, kept))) {
    throw new AuditFault('The export does not prove the checkpoint that was kept: export again with --since.');
  }
  return { rows: last.sequence, organizations: 1, checkpoints: proved.length };
}

async function readHead(lines: AsyncGenerator<NumberedLine>): Promise<HeadProof> {
  const next = await lines.next();
  if (next.done || next.value.kind !== 'head') throw new AuditFault('Line 2 is not the proof of the end of the chain.');
  return next.value.head;
}

function checkHead(head: HeadProof, checkpoint: Checkpoint, organizationId: string, where: string): void {
  const leaf = hashOfHead({ organizationId, sequence: head.sequence, rowHash: head.row_hash });
  const claim = { leaf, index: head.index, size: checkpoint.chains, root: checkpoint.headsRoot, proof: head.proof };
  if (head.sequence === 0 || !includesLeaf(claim)) {
    throw new AuditFault(
      `The proof in ${where} does not show that the chain ended at row ${head.sequence} when it was sealed.`,
    );
  }
}

function takeRow(
  line: RowLine,
  last: (LastRow & { position: number }) | undefined,
  lineNumber: number,
  organizationId: string,
  marks: readonly Mark[],
): LastRow & { position: number } {
  const { position } = line.row;
  const row = checkRow(line, last, lineNumber);
  const name = `Row ${row.sequence} (line ${lineNumber})`;
  if (line.row.organization_id !== organizationId) throw new AuditFault(`${name} is of another organisation.`);
  if (last !== undefined && position <= last.position) throw new AuditFault(`${name} is older than the row before it.`);
  for (const mark of marks) {
    // The rows up to the mark were in the log when it was sealed, and those after it were not.
    const wasSealed = position < mark.treeSize;
    const sealedHash = row.sequence !== mark.sequence || row.hash === mark.hash;
    if (wasSealed !== row.sequence <= mark.sequence || !sealedHash) {
      throw new AuditFault(`${name} is not the row that was sealed: it or one before it was replaced.`);
    }
  }
  return { ...row, position };
}

function checkEarlier(
  earlier: Earlier,
  { header, verifier, final }: Verifying,
  organizationId: string,
  head: HeadProof,
): { mark: Mark; checkpoint: Checkpoint } {
  const checkpoint = openCheckpoint(header.since ?? '', verifier, 'The earlier checkpoint in line 1', {
    cosigned: true,
  });
  const { treeSize, root, chains } = checkpoint;
  const claim = {
    first: { size: treeSize, root },
    second: { size: final.treeSize, root: final.root },
    proof: earlier.consistency,
  };
  if (!continuesTree(claim)) {
    throw new AuditFault('The log does not continue the earlier checkpoint of line 1: sealed rows were replaced.');
  }
  // Chains keep their numbers. So one with a number that the earlier checkpoint does not have began after it.
  const hadBegun = head.index < chains;
  if (hadBegun !== (earlier.head !== undefined) || (earlier.head !== undefined && earlier.head.index !== head.index)) {
    throw new AuditFault('Line 3 does not say where the chain stood at the earlier checkpoint.');
  }
  if (earlier.head === undefined) return { checkpoint, mark: { sequence: 0, hash: undefined, treeSize } };
  checkHead(earlier.head, checkpoint, organizationId, 'line 3');
  return { checkpoint, mark: { sequence: earlier.head.sequence, hash: earlier.head.row_hash, treeSize } };
}
