/**
 * verifyAudit: whether an export is whole, from its lines alone. It reads them once, in bounded memory: the right edge of the
 * tree and the heads of the chains are all that it keeps.
 */
import { AuditFault } from './audit-fault.ts';
import type { Checkpoint } from './checkpoint.ts';
import { type Header, parseExportLine } from './export-format.ts';
import { type NoteVerifier, parseVerifierKey } from './signed-note.ts';
import { verifyAllChains } from './verify-all-chains.ts';
import { verifyOneChain } from './verify-one-chain.ts';
import { openCheckpoint, type Verifying } from './verifying.ts';

export interface VerifyOptions {
  /** The verifier key that the export must be signed with; without it, the one in the export is believed. */
  key?: string | undefined;
  /** The signed note of a checkpoint that was kept elsewhere: the export must continue it. */
  checkpoint?: string | undefined;
}

export interface VerifiedAudit {
  rows: number;
  /** Those whose rows are in the export. */
  organizations: number;
  /** How many checkpoints were checked. */
  checkpoints: number;
  /** How many rows of all organisations the newest of them seals. */
  sealedRows: number;
  key: string;
}

/** @throws AuditFault that names the first thing that is wrong */
export async function verifyAudit(
  lines: AsyncGenerator<string>,
  { key, checkpoint }: VerifyOptions = {},
): Promise<VerifiedAudit> {
  const header = await readHeader(lines);
  if (key !== undefined && key !== header.key) {
    throw new AuditFault('The export is signed with another key than the one that was given.');
  }
  const verifier = readKey(header.key);
  const final = openCheckpoint(header.checkpoint, verifier, 'The checkpoint in line 1');
  const verifying: Verifying = {
    header,
    verifier,
    final,
    kept: checkpoint === undefined ? undefined : openKept(checkpoint, verifier, final),
  };
  const rest = numbered(lines);
  const verified =
    header.organization === undefined
      ? await verifyAllChains(rest, verifying)
      : await verifyOneChain(rest, verifying, header.organization);
  return { ...verified, sealedRows: final.treeSize, key: header.key };
}

async function readHeader(lines: AsyncGenerator<string>): Promise<Header> {
  const first = await lines.next();
  if (first.done) throw new AuditFault('The export is empty.');
  const line = parseExportLine(first.value, 1);
  if (line.kind !== 'header') throw new AuditFault('Line 1 is not the header of an audit export.');
  return line.header;
}

function readKey(key: string): NoteVerifier {
  try {
    return parseVerifierKey(key);
  } catch (cause) {
    throw new AuditFault('Line 1 was changed: its key is no verifier key.', { cause });
  }
}

/** A witness may have signed the kept one too. */
function openKept(note: string, verifier: NoteVerifier, final: Checkpoint): Checkpoint {
  const kept = openCheckpoint(note, verifier, 'The checkpoint that was kept', { cosigned: true });
  if (kept.treeSize > final.treeSize) {
    throw new AuditFault(
      `The export ends at row ${final.treeSize}, but the checkpoint that was kept seals ${kept.treeSize} rows: ` +
        `those from row ${final.treeSize + 1} on are missing.`,
    );
  }
  return kept;
}

async function* numbered(lines: AsyncGenerator<string>) {
  let lineNumber = 1;
  for await (const text of lines) {
    lineNumber += 1;
    yield { ...parseExportLine(text, lineNumber), lineNumber };
  }
}
