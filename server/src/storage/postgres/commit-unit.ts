/** Runs one unit of work as one PostgreSQL transaction. */
import type { CompiledQuery, Kysely } from 'kysely';
import type { StatementResult, UnitStatement } from '../database.ts';
import type { Schema } from '../schema.ts';

/** Undefined where a statement affected fewer rows than it must: then everything is undone. */
export async function commitUnit(
  query: Kysely<Schema>,
  unit: readonly UnitStatement[],
): Promise<readonly StatementResult[] | undefined> {
  // A single statement is a transaction by itself, and saves two trips to the server; but several rows may have to be undone.
  if (unit.length === 1 && Number(unit[0]?.mustAffect ?? 0) <= 1) return runStatements(query, unit);
  const transaction = await query.startTransaction().execute();
  try {
    const results = await runStatements(transaction, unit);
    await (results === undefined ? transaction.rollback() : transaction.commit()).execute();
    return results;
  } catch (error) {
    // The first error is the one to report; a connection that cannot even roll back is thrown away by the pool.
    if (!transaction.isCommitted && !transaction.isRolledBack) {
      await transaction
        .rollback()
        .execute()
        .catch(() => {});
    }
    throw error;
  }
}

async function runStatements(
  query: Kysely<Schema>,
  unit: readonly UnitStatement[],
): Promise<readonly StatementResult[] | undefined> {
  const results: StatementResult[] = [];
  for (const { statement, mustAffect = false } of unit) {
    const compiled = statement.compile() as CompiledQuery<Record<string, unknown>>;
    const { rows, numAffectedRows } = await query.executeQuery(compiled);
    const affectedRows = Number(numAffectedRows ?? 0n);
    if (affectedRows < Number(mustAffect)) return undefined;
    results.push({ rows, affectedRows });
  }
  return results;
}
