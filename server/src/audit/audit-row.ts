/**
 * A row in its chain, as it is hashed and exported. Its hash is that of a Merkle leaf (RFC 6962, section 2.1) over its canonical
 * JSON: one hash serves the organisation's chain and the tree over all of them.
 */
import type { AuditEntry } from './audit-entry.ts';
import { canonicalJson } from './canonical-json.ts';
import { leafHash } from './merkle-hash.ts';

/** What the store holds of a row before it is chained. */
export interface UnchainedRow extends AuditEntry {
  /** Epoch milliseconds, by the store's clock. */
  createdAt: number;
}

/** Where a row stands in the chain of its organisation. */
export interface ChainLink {
  /** 1 for the first. */
  sequence: number;
  /** The hash of the row before it; null for the first. */
  previousHash: string | null;
}

/** A row's fields by their names in the export. */
export type AuditLeaf = Readonly<Record<string, string | number>>;

/** Fields without a value are left out: so a field that a later version adds leaves the hashes of older rows as they are. */
export function leafOf(row: UnchainedRow, link: ChainLink): AuditLeaf {
  const fields: Record<string, string | number | null | undefined> = {
    id: row.id,
    organization_id: row.organizationId,
    sequence: link.sequence,
    previous_hash: link.previousHash,
    created_at: row.createdAt,
    action: row.action,
    request_id: row.requestId,
    document_type: row.documentType,
    environment: row.environment,
    error_code: row.errorCode,
    subject: row.subject,
    actor: row.actor,
    target: row.target,
  };
  const present = Object.entries(fields).filter(
    (field): field is [string, string | number] => field[1] !== null && field[1] !== undefined,
  );
  return Object.fromEntries(present);
}

/** Hex. */
export function hashOfLeaf(leaf: AuditLeaf): string {
  return leafHash(canonicalJson(leaf));
}

/** The last row of a chain. */
export interface ChainHead {
  organizationId: string;
  sequence: number;
  rowHash: string;
}

/** The leaf that stands for a chain in the tree of heads. */
export function hashOfHead({ organizationId, sequence, rowHash }: ChainHead): string {
  return leafHash(canonicalJson({ organization_id: organizationId, row_hash: rowHash, sequence }));
}
