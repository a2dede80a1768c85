/** What is told of a unit whose transaction did not begin. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompiledQuery, type Kysely } from 'kysely';
import { StoreUnavailableError } from '../database.ts';
import type { Schema } from '../schema.ts';
import { commitUnit } from './commit-unit.ts';

/** A server that refuses `begin`, and runs the rest as `pg` sends it all the same: each statement by itself. */
function refusingBegin(answers: Record<string, () => object>): Kysely<Schema> {
  const executeQuery = async ({ sql }: CompiledQuery) => {
    if (sql === 'begin') throw new Error('canceling statement due to user request');
    return answers[sql]?.() ?? { rows: [], numAffectedRows: 1n };
  };
  const provideConnection = (use: (connection: object) => Promise<unknown>) => use({ executeQuery });
  return { getExecutor: () => ({ provideConnection }) } as unknown as Kysely<Schema>;
}

const statement = (text: string) => ({ compile: () => CompiledQuery.raw(text) });
const unit = [statement('first'), statement('second')];

test('it is neither done nor undone, whatever became of its statements', async () => {
  const tooFew = () => {
    throw new Error('invalid input syntax: "A statement of this unit affected too few rows"');
  };
  const unknown = [refusingBegin({ commit: () => ({ rows: [] }) }), refusingBegin({ second: tooFew })];
  for (const store of unknown) await assert.rejects(commitUnit(store, unit), StoreUnavailableError);
});
