/** Encrypted data keys in the database. */
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';

export interface EncryptedDataKey {
  name: string;
  /** Encrypted under the master key. */
  encryptedKey: string;
}

export interface DataKeyReplacement extends EncryptedDataKey {
  /** The encrypted key as it was read. */
  replaces: string;
}

export function createDataKeyStore(database: Database) {
  const { query } = database;
  return {
    async listDataKeys(): Promise<EncryptedDataKey[]> {
      const rows = await query.selectFrom('data_keys').select(['name', 'encrypted_key']).orderBy('name').execute();
      return rows.map((row) => ({ name: row.name, encryptedKey: row.encrypted_key }));
    },

    /** Keeps the key where the name is free; where it is taken, the one that is there stays. */
    async insertDataKey({ name, encryptedKey }: EncryptedDataKey): Promise<void> {
      const statement = query
        .insertInto('data_keys')
        .values({ name, encrypted_key: encryptedKey, created_at: database.nowMs })
        .onConflict((conflict) => conflict.column('name').doNothing());
      await database.commit([statement]);
    },

    /**
     * Puts each key in the place of the one that it replaces, all in one commit. False where one of those is not there any more:
     * then nothing was changed.
     */
    async replaceDataKeys(replacements: readonly DataKeyReplacement[]): Promise<boolean> {
      const unit = replacements.map(({ name, encryptedKey, replaces }) =>
        mustAffect(
          query
            .updateTable('data_keys')
            .set({ encrypted_key: encryptedKey })
            .where('name', '=', name)
            .where('encrypted_key', '=', replaces),
        ),
      );
      return tryCommit(database, unit);
    },
  };
}

export type DataKeyStore = ReturnType<typeof createDataKeyStore>;
