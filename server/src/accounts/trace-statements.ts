/** What an event of the cabinet leaves behind, as statements of its own unit of work: audit rows and a mail. */
import { insertAudit } from '../audit/audit-statements.ts';
import { insertMail } from '../mail/mail-store.ts';
import type { Database, UnitStatement } from '../storage/database.ts';
import type { Traces } from './traces.ts';

export function traceStatements(database: Database, { audit, mail }: Traces): UnitStatement[] {
  const rows = audit.map((entry) => insertAudit(database, entry));
  if (mail === undefined) return rows;
  return [...rows, insertMail(database, mail)];
}
