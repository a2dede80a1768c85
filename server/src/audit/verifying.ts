/** What both kinds of verification share: the checkpoints they hold the rows against, and the checks of one row. */
import { AuditFault } from './audit-fault.ts';
import { hashOfLeaf } from './audit-leaf.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import type { ExportLine, Header, RowLine } from './export-format.ts';
import { type NoteVerifier, openNote } from './signed-note.ts';

export interface Verifying {
  header: Header;
  verifier: NoteVerifier;
  /** The checkpoint up to which the export goes. */
  final: Checkpoint;
  /** A checkpoint that was kept elsewhere. */
  kept: Checkpoint | undefined;
}

export type NumberedLine = ExportLine & { lineNumber: number };

/** The row before, in the same chain. */
export interface LastRow {
  sequence: number;
  hash: string;
}

/**
 * @param what begins the sentence of the fault
 * @param cosigned whether others may have signed too. In an export they may not: nobody could tell a signature that was put in
 */
export function openCheckpoint(
  note: string,
  verifier: NoteVerifier,
  what: string,
  { cosigned = false } = {},
): Checkpoint {
  try {
    const { text, signatures } = openNote(note, verifier);
    if (signatures !== 1 && !cosigned) throw new Error('It has more than one signature');
    const checkpoint = parseCheckpoint(text);
    if (checkpoint.origin !== verifier.name) throw new Error('It is of another log');
    return checkpoint;
  } catch (cause) {
    throw new AuditFault(`${what} is not one that the key of this log has signed.`, { cause });
  }
}

/** The row has its own hash, and follows the one before in its chain. */
export function checkRow({ hash, row }: RowLine, last: LastRow | undefined, lineNumber: number): LastRow {
  const name = `Row ${row.sequence} of organisation ${row.organization_id} (line ${lineNumber})`;
  if (hashOfLeaf(row) !== hash) throw new AuditFault(`${name} was changed: its content does not have its hash.`);
  const expected = (last?.sequence ?? 0) + 1;
  if (row.sequence > expected) {
    throw new AuditFault(`${name} is not the next one: row ${expected} of this organisation is missing.`);
  }
  if (row.sequence < expected) throw new AuditFault(`${name} stands here a second time, or in the wrong place.`);
  if (row.previous_hash !== last?.hash) {
    throw new AuditFault(`${name} does not continue the row before it: one of the two was replaced.`);
  }
  return { sequence: row.sequence, hash };
}

export function sameCheckpoint(one: Checkpoint, other: Checkpoint): boolean {
  return (
    one.treeSize === other.treeSize &&
    one.root === other.root &&
    one.chains === other.chains &&
    one.headsRoot === other.headsRoot
  );
}
