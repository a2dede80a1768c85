/** What an act of the cabinet leaves behind, as statements of its own unit of work: audit rows and a mail. */
import { type Compilable, sql } from 'kysely';
import type { Traces } from '../../accounts/traces.ts';
import type { SealedMail } from '../../mail/mail.ts';
import type { Database, UnitStatement } from '../database.ts';
import { insertAudit } from './audit-statement.ts';

export function traceStatements(database: Database, { audit, mail }: Traces): UnitStatement[] {
  const rows = audit.map((entry) => ({ statement: insertAudit(database, entry) }));
  if (mail === undefined) return rows;
  return [...rows, { statement: insertMail(database, mail) }];
}

export function insertMail({ query, nowMs }: Database, mail: SealedMail): Compilable {
  return query
    .insertInto('mails')
    .values({ id: mail.id, sealed: mail.sealed, tries: sql.lit(0), created_at: nowMs, due_at: nowMs });
}
