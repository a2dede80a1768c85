/**
 * The words in which `schema.ts` declares the tables: what a column holds, what a number in it means to the store's clock, and so what
 * becomes of it where that clock was set back. Days (`usage.day`, `request_log_outcomes.day`) are text: records.
 */

/** How long something lasts at most that ends. The features know; `app/maintenance-tasks.ts` tells. */
export type LengthName =
  | 'lease'
  | 'code'
  | 'session'
  | 'answer'
  | 'keptDocument'
  | 'keptResult'
  | 'flowHandOver'
  | 'sandboxArm'
  | 'signUpLink'
  | 'resetLink'
  | 'invitation'
  | 'challenge'
  | 'logInIdle'
  | 'logIn'
  | 'tryDelay'
  | 'mailRetry'
  | 'webhookSecret'
  | 'webhookRetry'
  /** Of a counter: by its id. */
  | 'counter';

/** What becomes of what the clock dated in the future. */
export type Dating =
  | 'no date'
  | 'stays'
  | 'begins'
  | { beginsInOrderOf: string }
  | { stepMs: number }
  | { ends: LengthName; from?: string; closes?: true };

export interface Column<Holds extends 'text' | 'number' = 'text' | 'number', Nullable extends boolean = boolean> {
  holds: Holds;
  nullable: Nullable;
  dating: Dating;
}

export interface Table {
  /** What becomes of its rows where a backup is restored; `backup/row-statements.ts` ends them. */
  restored: 'kept' | 'emptied' | 'ended';
  columns: Record<string, Column>;
}

/** What a statement reads of a table. */
export type Row<Of extends Table> = { [Name in keyof Of['columns']]: Value<Of['columns'][Name]> };

type Value<Of extends Column> =
  | (Of['holds'] extends 'text' ? string : number)
  | (Of['nullable'] extends true ? null : never);

export function table<Columns extends Table['columns']>(restored: Table['restored'], columns: Columns) {
  return { restored, columns };
}

export const text: Column<'text', false> = { holds: 'text', nullable: false, dating: 'no date' };

/** A count, a switch, or a length of time. */
export const integer = number('no date');

/** When something happened, for people. It may lie in the future for a while: nothing waits for it, and nothing lasts by it. */
export const recorded = number('stays');

/** A moment that people have agreed on, or were told: it stays. */
export const agreed = number('stays');

/** When something began, by which it waits or lasts: no later than now. */
export const begins = number('begins');

/** The same, where the newest of the rows that have this column's value counts: they keep their distances. */
export function beginsInOrderOf(column: string) {
  return number({ beginsInOrderOf: column });
}

/** Steps of so many milliseconds since 1970 of which none is taken twice. */
export function steps(stepMs: number) {
  return number({ stepMs });
}

/**
 * Until when something lasts: no later than its length from now on. With a beginning that is cut, it keeps its own length.
 * @param closes once it is past, nothing in the row counts any more
 */
export function ends(length: LengthName, by: { from?: string; closes?: true } = {}) {
  return number({ ends: length, ...by });
}

export function orNull<Holds extends 'text' | 'number'>(column: Column<Holds, false>): Column<Holds, true> {
  return { ...column, nullable: true };
}

function number(dating: Dating): Column<'number', false> {
  return { holds: 'number', nullable: false, dating };
}
