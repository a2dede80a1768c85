/** When the store was made: at its first migration. */
import type { Database } from './database.ts';

/** Epoch milliseconds, by the clock of the machine that made it. */
export async function readStoreCreation({ query }: Database): Promise<number> {
  const { first } = await query
    .withTables<{ migrations: { name: string; applied_at: number } }>()
    .selectFrom('migrations')
    .select((row) => row.fn.min('applied_at').as('first'))
    .executeTakeFirstOrThrow();
  return Number(first);
}
