/**
 * The people of an organisation's own, decrypted. They do not exist, but whoever adds them may err: so they are encrypted at
 * rest like all that is told of a person.
 */
import { createEncryption, decryptBytes, encryptBytes } from '../../crypto/encrypt.ts';
import { subjectHmac } from '../../crypto/subject-hmac.ts';
import type { IsoDate } from '../../documents/sample-person.ts';
import { completePerson } from './complete-person.ts';
import type { SandboxPerson } from './people.ts';
import type { StoredPerson } from './person-schema.ts';
import type { EncryptedPerson, ListedPerson, PersonStore } from './person-store.ts';

export interface NewPerson {
  id: string;
  person: StoredPerson;
  /** A JPEG that `fitPortrait` has made; null where the person brings none. */
  portrait: Uint8Array | null;
}

export interface OwnPerson extends Pick<ListedPerson, 'id' | 'hasPortrait' | 'addedAt'> {
  person: StoredPerson;
  /** On which the person was added, by the sandbox's clock. */
  day: IsoDate;
}

const PURPOSE = 'qujat sandbox person v1';
const PORTRAIT_PURPOSE = 'qujat sandbox portrait v1';

type Content = Pick<OwnPerson, 'person' | 'day'>;

export function createOwnPeople(store: PersonStore, key: Uint8Array) {
  const encryption = createEncryption(key, PURPOSE);
  const hashOf = (iin: string) => subjectHmac(key, 'iin', iin);
  const contentOf = ({ encryptedContent }: Pick<EncryptedPerson, 'encryptedContent'>): Content =>
    JSON.parse(encryption.decrypt(encryptedContent));
  return {
    /** In the order in which they were added. */
    async list(organizationId: string): Promise<OwnPerson[]> {
      const listed = await store.listPeople(organizationId);
      return listed.map(({ id, hasPortrait, addedAt, ...encrypted }) => ({
        id,
        hasPortrait,
        addedAt,
        ...contentOf(encrypted),
      }));
    },

    async find(organizationId: string, iin: string): Promise<SandboxPerson | undefined> {
      const found = await store.findPerson(organizationId, hashOf(iin));
      if (found === undefined) return undefined;
      const { person, day } = contentOf(found);
      const { encryptedPortrait } = found;
      const ownPortrait =
        encryptedPortrait === null ? undefined : decryptBytes(key, PORTRAIT_PURPOSE, encryptedPortrait);
      return { ...completePerson(person, day), ...(ownPortrait && { ownPortrait }) };
    },

    /** False where nobody was added: an IIN is taken, or there are too many. */
    add(organizationId: string, people: readonly NewPerson[], day: IsoDate): Promise<boolean> {
      const encrypted = people.map(({ id, person, portrait }) => ({
        id,
        iinHash: hashOf(person.iin),
        encryptedContent: encryption.encrypt(JSON.stringify({ person, day } satisfies Content)),
        encryptedPortrait: portrait === null ? null : encryptBytes(key, PORTRAIT_PURPOSE, portrait),
      }));
      return store.insertPeople(organizationId, encrypted);
    },

    /** False where the organisation has added no such person. */
    remove: (organizationId: string, id: string): Promise<boolean> => store.deletePerson({ id, organizationId }),
  };
}

export type OwnPeople = ReturnType<typeof createOwnPeople>;
