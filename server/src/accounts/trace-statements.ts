/** What an event of the cabinet leaves behind in its own unit of work: its audit rows, and the mail that tells of it. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import type { EncryptedMail } from '../mail/mail.ts';
import { insertMail } from '../mail/mail-store.ts';
import type { Database, UnitStatement } from '../storage/database.ts';

export interface Traces {
  audit: readonly AuditEntry[];
  mail?: EncryptedMail | undefined;
}

export function traceStatements(database: Database, { audit, mail }: Traces): UnitStatement[] {
  const rows = audit.map((entry) => insertAudit(database, entry));
  if (mail === undefined) return rows;
  return [...rows, insertMail(database, mail)];
}
