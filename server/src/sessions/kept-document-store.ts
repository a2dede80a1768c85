/**
 * What is kept of a document whose file was asked for and was not ready: for ten minutes, sealed under a key that only the session
 * id gives. Nothing is kept of any other document.
 */
import type { AuditEntry } from '../audit/audit-entry.ts';

/** The session's store writes it in the commit that delivers. */
export interface KeptDocument {
  sealedDocument: string;
  keepMs: number;
}

export interface KeptDocumentStore {
  /** Sealed; undefined where none is kept for this session, or not any more. */
  findDocument(idHash: string): Promise<string | undefined>;

  /** Writes the audit row of what was handed out once more: a file that came later, or a kept answer. */
  recordHandOut(audit: AuditEntry): Promise<void>;

  /** Deletes what is past its time; gives the number of documents, `most` at most. */
  forgetDocuments(most: number): Promise<number>;
}
