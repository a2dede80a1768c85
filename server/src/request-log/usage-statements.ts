/**
 * The sums over the request log, by day of Almaty. They are written in the unit that writes the lines, so each line counts once, and they
 * stay when the lines are deleted. A year of calls is then a few thousand rows, however many calls it had.
 */
import { sql } from 'kysely';
import { almatyDayOf } from '../calendar/almaty-date.ts';
import type { Database, UnitStatement } from '../storage/database.ts';
import { prepareInsert } from '../storage/insert-rows.ts';
import type { Schema } from '../storage/schema.ts';

/** In the order of their keys: gateways that write at the same time then wait for each other, and none for both. */
export function addToSums(database: Database, lines: readonly Schema['request_log'][]): UnitStatement[] {
  const outcomes = groupBy(lines, ({ outcome }) => outcome).map(([of, outcome, group]) => {
    return { ...of, outcome, calls: group.length };
  });
  const ofTypes = lines.filter(({ document_type: documentType }) => documentType !== '');
  const types = groupBy(ofTypes, (line) => line.document_type).map(([of, document_type, group]) => {
    return { ...of, document_type, requested: group.filter(isLetIn).length, failed: group.filter(isFailed).length };
  });
  const asked = lines.filter(({ state_ms: stateMs }) => stateMs !== null);
  const times = groupBy(asked, (line) => countedAs(line.state_ms ?? 0)).map(([of, up_to_ms, group]) => {
    return { ...of, up_to_ms, calls: group.length };
  });
  return [...addOutcomes(database, outcomes), ...addTypes(database, types), ...addStateTimes(database, times)];
}

const addOutcomes = prepareInsert(
  'request_log_outcomes',
  ['organization_id', 'environment', 'day', 'outcome', 'calls'],
  sql`(organization_id, environment, day, outcome) do update set calls = request_log_outcomes.calls + excluded.calls`,
);

const addTypes = prepareInsert(
  'request_log_types',
  ['organization_id', 'environment', 'day', 'document_type', 'requested', 'failed'],
  sql`(organization_id, environment, day, document_type) do update set
    requested = request_log_types.requested + excluded.requested, failed = request_log_types.failed + excluded.failed`,
);

const addStateTimes = prepareInsert(
  'state_times',
  ['organization_id', 'environment', 'day', 'up_to_ms', 'calls'],
  sql`(organization_id, environment, day, up_to_ms) do update set calls = state_times.calls + excluded.calls`,
);

function isLetIn({ operation, outcome }: Schema['request_log']): boolean {
  return operation === 'requestDocument' && outcome === 'ok';
}

function isFailed({ outcome }: Schema['request_log']): boolean {
  return outcome !== 'ok';
}

/** Durations are told apart by the millisecond below 32 ms, and above by a sixteenth of the power of two below them. */
export function countedAs(durationMs: number): number {
  const width = 2 ** Math.max(0, Math.floor(Math.log2(durationMs)) - 4);
  return (Math.floor(durationMs / width) + 1) * width - 1;
}

/** What the sums of a day are of. */
type DayOf = Pick<Schema['request_log_outcomes'], 'organization_id' | 'environment' | 'day'>;

/** The lines of each organisation, environment, day and value. */
function groupBy<Value extends string | number>(
  lines: readonly Schema['request_log'][],
  groupOf: (line: Schema['request_log']) => Value,
): [of: DayOf, value: Value, group: readonly Schema['request_log'][]][] {
  const keyOf = (line: Schema['request_log']) => {
    const { organization_id, environment, created_at } = line;
    return JSON.stringify([organization_id, environment, almatyDayOf(created_at).date, groupOf(line)]);
  };
  const groups = [...Map.groupBy(lines, keyOf)].sort(([one], [other]) => (one < other ? -1 : 1));
  return groups.map(([key, group]) => {
    const [organization_id, environment, day, value] = JSON.parse(key) as [string, string, string, Value];
    return [{ organization_id, environment, day }, value, group];
  });
}
