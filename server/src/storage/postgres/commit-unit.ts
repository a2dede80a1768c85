/**
 * Runs one unit of work as one PostgreSQL transaction, in one trip to the server: begin, statements and commit are sent together.
 * So nobody can look at a statement's result before the commit follows it: a statement that must affect rows fails by itself where it
 * affects fewer, and the server makes a rollback of the commit.
 */
import { CompiledQuery, type Kysely } from 'kysely';
import { type StatementResult, StoreUnavailableError, type UnitStatement } from '../database.ts';
import type { Schema } from '../schema.ts';

/** Undefined where a statement affected fewer rows than it must: then everything is undone. */
export async function commitUnit(
  query: Kysely<Schema>,
  unit: readonly UnitStatement[],
): Promise<readonly StatementResult[] | undefined> {
  const [first] = unit;
  // A single statement is a transaction by itself; but several rows may have to be undone.
  if (first !== undefined && unit.length === 1 && (first.mustAffect ?? 0) <= 1) return runAlone(query, first);
  return query.getExecutor().provideConnection(async (connection) => {
    const statements = unit.map(guarded);
    const sent = [BEGIN, ...statements, COMMIT].map((each) => connection.executeQuery<Row>(each));
    const [begun, ...ends] = await Promise.allSettled(sent);
    // Such as where an operator cancelled it: then each statement was a transaction by itself, and nobody knows what is stored.
    if (begun?.status === 'rejected') throw new StoreUnavailableError('A unit of work did not begin', begun.reason);
    const failure = ends.find((end) => end.status === 'rejected');
    if (failure !== undefined) {
      // Those behind it failed only because of it.
      if (isGuard(failure.reason)) return undefined;
      throw failure.reason;
    }
    const results = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    const ended = results.pop()?.rows[0]?.['command'];
    if (ended === 'ROLLBACK') throw new Error('A unit of work was rolled back, and no statement said why');
    return results.map(({ rows, numAffectedRows }, index) => {
      if ((unit[index]?.mustAffect ?? 0) === 0) return { rows, affectedRows: Number(numAffectedRows ?? 0n) };
      return { rows: rows.map(({ [GUARD]: _, ...row }) => row), affectedRows: rows.length };
    });
  });
}

type Row = Record<string, unknown>;

const BEGIN = CompiledQuery.raw('begin');
const COMMIT = CompiledQuery.raw('commit');
const GUARD = 'rows_are_enough';
const TOO_FEW = 'A statement of this unit affected too few rows';

async function runAlone(
  query: Kysely<Schema>,
  statement: UnitStatement,
): Promise<readonly StatementResult[] | undefined> {
  const { rows, numAffectedRows } = await query.executeQuery(statement.compile() as CompiledQuery<Row>);
  const affectedRows = Number(numAffectedRows ?? 0n);
  return affectedRows < (statement.mustAffect ?? 0) ? undefined : [{ rows, affectedRows }];
}

/** The statement, failing where it affects fewer rows than it must: a text that is no number is cast to one. */
function guarded(statement: UnitStatement): CompiledQuery<Row> {
  const { sql, parameters } = statement.compile();
  const { mustAffect = 0 } = statement;
  if (mustAffect === 0) return CompiledQuery.raw(sql, [...parameters]) as CompiledQuery<Row>;
  const returning = /^select\b|\breturning\b/i.test(sql) ? sql : `${sql} returning 1 as affected`;
  const text = `with affected as (${returning}), enough as (
      select cast(case when count(*) < ${mustAffect} then '${TOO_FEW}' else '1' end as bigint) as ${GUARD} from affected
    ) select affected.*, enough.${GUARD} from enough left join affected on true`;
  return CompiledQuery.raw(text, [...parameters]) as CompiledQuery<Row>;
}

function isGuard(error: unknown): boolean {
  return error instanceof Error && error.message.includes(TOO_FEW);
}
