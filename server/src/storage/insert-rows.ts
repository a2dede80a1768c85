/**
 * Inserts of many rows, as parts of a unit. To build a statement takes longer than to run it, so its text is kept for a few sizes, and
 * the rows are written in portions.
 */
import { type RawBuilder, sql } from 'kysely';
import { type Database, mustAffect, type UnitStatement } from './database.ts';
import { type ListValues, prepareShapes, type StatementSource } from './prepared-statement.ts';
import type { Schema } from './schema.ts';

const PORTIONS = [50, 10, 1];

/** @param onConflict what becomes of a row that is there already, as after `on conflict`. A row that is left as it is undoes the unit. */
export function prepareInsert<Table extends keyof Schema>(
  table: Table,
  columns: readonly (keyof Schema[Table] & string)[],
  onConflict: RawBuilder<unknown>,
): (database: Database, rows: readonly Schema[Table][]) => UnitStatement[] {
  const insertPortion = prepareShapes((size: number, { query, itemValue }: StatementSource<ListValues>) => {
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const rows = Array.from({ length: size }, (_, n) => sql`(${sql.join(columns.map((name) => itemValue(n, name)))})`);
    const insert = sql`insert into ${sql.table(table)} (${names}) values ${sql.join(rows)} on conflict ${onConflict}`;
    return { compile: () => insert.compile(query) };
  });
  return (database, rows) =>
    inPortions(rows).map((portion) =>
      mustAffect(insertPortion(portion.length)(database, { items: portion }), portion.length),
    );
}

function inPortions<Row>(rows: readonly Row[]): (readonly Row[])[] {
  const size = PORTIONS.find((portion) => portion <= rows.length);
  return size === undefined ? [] : [rows.slice(0, size), ...inPortions(rows.slice(size))];
}
