/** The people whom organisations have added to their sandboxes, in the database: encrypted, each found by the HMAC of the IIN. */
import { sql } from 'kysely';
import { type Database, mustAffect, tryCommit } from '../../storage/database.ts';
import { prepareStatement, type StatementSource } from '../../storage/prepared-statement.ts';
import type { Schema } from '../../storage/schema.ts';
import { MAX_PEOPLE } from './person-schema.ts';

export interface EncryptedPerson {
  id: string;
  /** Keyed HMAC of the IIN, 64 hex digits. */
  iinHash: string;
  encryptedContent: string;
  /** Null where the person has brought none. */
  encryptedPortrait: string | null;
}

/** A list says only whether there is a portrait. */
export type ListedPerson = Omit<EncryptedPerson, 'encryptedPortrait'> & {
  hasPortrait: boolean;
  /** Epoch milliseconds by the store's clock. */
  addedAt: number;
};

export function createPersonStore(database: Database) {
  return {
    /** In the order in which they were added. */
    async listPeople(organizationId: string): Promise<ListedPerson[]> {
      const rows = await database.query
        .selectFrom('sandbox_people')
        .select(['id', 'iin_hash', 'encrypted_content', 'added_at'])
        .select(sql<number>`case when encrypted_portrait is null then 0 else 1 end`.as('has_portrait'))
        .where('organization_id', '=', organizationId)
        .orderBy('place')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        iinHash: row.iin_hash,
        encryptedContent: row.encrypted_content,
        hasPortrait: row.has_portrait === 1,
        addedAt: row.added_at,
      }));
    },

    async findPerson(organizationId: string, iinHash: string): Promise<EncryptedPerson | undefined> {
      const { rows } = await database.query.executeQuery(selectPerson(database, { organizationId, iinHash }));
      const [row] = rows;
      return (
        row && {
          id: row.id,
          iinHash: row.iin_hash,
          encryptedContent: row.encrypted_content,
          encryptedPortrait: row.encrypted_portrait,
        }
      );
    },

    /** All of them, or, where the organisation has one of the IINs already or would have more than `MAX_PEOPLE`, none: then false. */
    async insertPeople(organizationId: string, people: readonly EncryptedPerson[]): Promise<boolean> {
      const unit = people.map((person) => mustAffect(insertRow(database, organizationId, person)));
      return tryCommit(database, unit);
    },

    /** False where the organisation has added no such person. */
    async deletePerson({ id, organizationId }: { id: string; organizationId: string }): Promise<boolean> {
      const statement = database.query
        .deleteFrom('sandbox_people')
        .where('id', '=', id)
        .where('organization_id', '=', organizationId);
      return tryCommit(database, [mustAffect(statement)]);
    },
  };
}

export type PersonStore = ReturnType<typeof createPersonStore>;

const selectPerson = prepareStatement(
  ({ query, value }: StatementSource<{ organizationId: string; iinHash: string }>) =>
    query
      .selectFrom('sandbox_people')
      .selectAll()
      .where('organization_id', '=', value('organizationId'))
      .where('iin_hash', '=', value('iinHash')),
);

function insertRow({ query, nowMs }: Database, organizationId: string, person: EncryptedPerson) {
  const own = query.selectFrom('sandbox_people').where('organization_id', '=', organizationId);
  const insert = sql<Schema['sandbox_people']>`
    insert into sandbox_people (id, organization_id, iin_hash, encrypted_content, encrypted_portrait, place, added_at)
    select ${person.id}, ${organizationId}, ${person.iinHash}, ${person.encryptedContent},
      cast(${person.encryptedPortrait} as text),
      (${own.select(sql<number>`coalesce(max(place), 0) + 1`.as('place'))}), ${nowMs}
    where (${own.select(sql<number>`count(*)`.as('count'))}) < ${sql.lit(MAX_PEOPLE)}
    on conflict (organization_id, iin_hash) do nothing`;
  return { compile: () => insert.compile(query) };
}
