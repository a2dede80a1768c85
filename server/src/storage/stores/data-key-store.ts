/** Sealed data keys in the database, behind `crypto/data-key-store.ts`. */
import type { DataKeyStore } from '../../crypto/data-key-store.ts';
import type { Database } from '../database.ts';

export function createDataKeyStore(database: Database): DataKeyStore {
  const { query } = database;
  return {
    async listDataKeys() {
      const rows = await query.selectFrom('data_keys').select(['name', 'sealed_key']).orderBy('name').execute();
      return rows.map((row) => ({ name: row.name, sealedKey: row.sealed_key }));
    },

    async insertDataKey({ name, sealedKey }) {
      const statement = query
        .insertInto('data_keys')
        .values({ name, sealed_key: sealedKey, created_at: database.nowMs })
        .onConflict((conflict) => conflict.column('name').doNothing());
      await database.commit([{ statement }]);
    },
  };
}
