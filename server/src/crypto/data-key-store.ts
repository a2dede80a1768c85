/** Sealed data keys in the database. */
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';

export interface SealedDataKey {
  name: string;
  /** Sealed under the master key. */
  sealedKey: string;
}

export interface DataKeyReplacement extends SealedDataKey {
  /** The sealed key as it was read. */
  replaces: string;
}

export function createDataKeyStore(database: Database) {
  const { query } = database;
  return {
    async listDataKeys(): Promise<SealedDataKey[]> {
      const rows = await query.selectFrom('data_keys').select(['name', 'sealed_key']).orderBy('name').execute();
      return rows.map((row) => ({ name: row.name, sealedKey: row.sealed_key }));
    },

    /** Keeps the key where the name is free; where it is taken, the one that is there stays. */
    async insertDataKey({ name, sealedKey }: SealedDataKey): Promise<void> {
      const statement = query
        .insertInto('data_keys')
        .values({ name, sealed_key: sealedKey, created_at: database.nowMs })
        .onConflict((conflict) => conflict.column('name').doNothing());
      await database.commit([statement]);
    },

    /**
     * Puts each key in the place of the one that it replaces, all in one commit. False where one of those is not there any more:
     * then nothing was changed.
     */
    async replaceDataKeys(replacements: readonly DataKeyReplacement[]): Promise<boolean> {
      const unit = replacements.map(({ name, sealedKey, replaces }) =>
        mustAffect(
          query
            .updateTable('data_keys')
            .set({ sealed_key: sealedKey })
            .where('name', '=', name)
            .where('sealed_key', '=', replaces),
        ),
      );
      return tryCommit(database, unit);
    },
  };
}

export type DataKeyStore = ReturnType<typeof createDataKeyStore>;
