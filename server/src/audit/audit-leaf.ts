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

/** Where a row stands. */
export interface ChainLink {
  /** Its place among the rows of all organisations, 0 for the first: the index of its leaf in the tree. */
  position: number;
  /** Its place in the chain of its organisation, 1 for the first. */
  sequence: number;
  /** The hash of the row before it; null for the first. */
  previousHash: string | null;
}

/** A row's fields by their names in the export. */
export type AuditLeaf = Readonly<Record<string, string | number>>;

/** Fields without a value are left out: so a field that a later version adds leaves the hashes of older rows as they are. */
export function leafOf(row: UnchainedRow, link: ChainLink): AuditLeaf {
  const leaf: Record<string, string | number> = {};
  const put = (name: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined) leaf[name] = value;
  };
  put('account_id', row.accountId);
  put('action', row.action);
  put('after', row.after);
  put('before', row.before);
  put('created_at', row.createdAt);
  put('document_type', row.documentType);
  put('environment', row.environment);
  put('error_code', row.errorCode);
  put('id', row.id);
  put('network', row.network);
  put('organization_id', row.organizationId);
  put('position', link.position);
  put('previous_hash', link.previousHash);
  put('reason', row.reason);
  put('request_id', row.requestId);
  put('sequence', link.sequence);
  put('subject', row.subject);
  put('target', row.target);
  return leaf;
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
