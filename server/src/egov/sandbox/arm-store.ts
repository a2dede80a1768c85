/**
 * Scenarios that an organisation has armed for calls to come, in the database. The store's clock ends them. A call that is counted is
 * one conditional write, so that of any number of calls at once no more play it than were asked for.
 */
import { sql } from 'kysely';
import { type Database, mustAffect, tryCommit } from '../../storage/database.ts';
import { prepareStatement, type StatementSource } from '../../storage/prepared-statement.ts';
import type { Schema } from '../../storage/schema.ts';

/** An organisation has so many at most. */
export const MAX_ARMS = 100;

export interface StoredArm {
  id: string;
  organizationId: string;
  /** Whom it is for: `EVERYBODY`, or what `personScope` or `sessionScope` makes. */
  scope: string;
  /** One of the port's operations; empty for each at which the scenario plays. */
  operation: string;
  scenario: string;
  seconds: number | null;
  /** How many calls play it; null for all until its end. */
  calls: number | null;
  /** Calls that have played it. */
  played: number;
  /** Epoch milliseconds by the store's clock. */
  endsAt: number;
}

export type NewArm = Omit<StoredArm, 'played' | 'endsAt'> & { lifeMs: number };

export const EVERYBODY = 'all';

export function createArmStore(database: Database) {
  return {
    /** Those that have not ended and have calls left, in the order in which they were armed. */
    async listArms(organizationId: string): Promise<StoredArm[]> {
      const { rows } = await database.query.executeQuery(selectArms(database, { organizationId }));
      return rows.map(armOfRow);
    },

    /**
     * Takes the place of an arm without a count for the same calls. Undefined where the organisation has `MAX_ARMS` already: then
     * nothing was changed. What has ended does not count, and goes.
     */
    async insertArm(arm: NewArm): Promise<StoredArm | undefined> {
      const results = await database.commit([deleteSpent(database, arm), mustAffect(insertRow(database, arm))]);
      const row = results?.[1]?.rows[0] as Schema['sandbox_arms'] | undefined;
      return row && armOfRow(row);
    },

    /** Counts a call; false where another one was faster, or the arm is gone: then nothing was changed. */
    async countCall({ id, played }: Pick<StoredArm, 'id' | 'played'>): Promise<boolean> {
      const statement = database.query
        .updateTable('sandbox_arms')
        .set({ played: played + 1 })
        .where('id', '=', id)
        .where('played', '=', played)
        .where(sql<boolean>`ends_at > ${database.nowMs}`);
      return tryCommit(database, [mustAffect(statement)]);
    },

    /** False where the organisation has no such arm. */
    async deleteArm({ id, organizationId }: Pick<StoredArm, 'id' | 'organizationId'>): Promise<boolean> {
      const statement = database.query
        .deleteFrom('sandbox_arms')
        .where('id', '=', id)
        .where('organization_id', '=', organizationId);
      return tryCommit(database, [mustAffect(statement)]);
    },
  };
}

export type ArmStore = ReturnType<typeof createArmStore>;

const selectArms = prepareStatement(({ query, nowMs, value }: StatementSource<{ organizationId: string }>) =>
  query
    .selectFrom('sandbox_arms')
    .selectAll()
    .where('organization_id', '=', value('organizationId'))
    .where(sql<boolean>`ends_at > ${nowMs} and (calls is null or played < calls)`)
    .orderBy('place')
    .orderBy('id'),
);

function deleteSpent({ query, nowMs }: Database, { organizationId, scope, operation, calls }: NewArm) {
  return query
    .deleteFrom('sandbox_arms')
    .where('organization_id', '=', organizationId)
    .where((arm) =>
      arm.or([
        sql<boolean>`(ends_at <= ${nowMs} or played >= calls)`,
        ...(calls === null
          ? [arm.and([arm('scope', '=', scope), arm('operation', '=', operation), arm('calls', 'is', null)])]
          : []),
      ]),
    );
}

function insertRow({ query, nowMs }: Database, { lifeMs, ...arm }: NewArm) {
  const { organizationId } = arm;
  const own = query.selectFrom('sandbox_arms').where('organization_id', '=', organizationId);
  const insert = sql<Schema['sandbox_arms']>`
    insert into sandbox_arms
      (id, organization_id, scope, operation, scenario, seconds, calls, played, place, ends_at)
    select ${arm.id}, ${organizationId}, ${arm.scope}, ${arm.operation}, ${arm.scenario},
      cast(${arm.seconds} as bigint), cast(${arm.calls} as bigint), 0,
      (${own.select(sql<number>`coalesce(max(place), 0) + 1`.as('place'))}), ${nowMs} + ${sql.lit(lifeMs)}
    where (${own.select(sql<number>`count(*)`.as('count'))}) < ${sql.lit(MAX_ARMS)}
    returning *`;
  return { compile: () => insert.compile(query) };
}

function armOfRow(row: Schema['sandbox_arms']): StoredArm {
  return {
    id: row.id,
    organizationId: row.organization_id,
    scope: row.scope,
    operation: row.operation,
    scenario: row.scenario,
    seconds: row.seconds,
    calls: row.calls,
    played: row.played,
    endsAt: row.ends_at,
  };
}
