/** Everybody whom a test key can ask for: the people of the sandbox, those of the operator's file, and the organisation's own. */
import { REFERENCE_DAY } from '../../documents/sample-days.ts';
import type { IsoDate } from '../../documents/sample-person.ts';
import { completePerson } from './complete-person.ts';
import type { OwnPeople } from './own-people.ts';
import { type SandboxPerson, sandboxPeople } from './people.ts';
import { personOn } from './person-on.ts';

export interface PopulationOptions {
  /** The day as of which everybody's people have their documents. Default: the reference day of all samples. */
  day?: IsoDate;
  /** The JPEGs of those who bring one, by IIN. */
  ownPortraits?: ReadonlyMap<string, Uint8Array>;
  /** Whom the operator has added. */
  fromFile?: readonly SandboxPerson[];
  own?: Pick<OwnPeople, 'find' | 'list'>;
}

export function createPopulation(options: PopulationOptions = {}) {
  const { day = REFERENCE_DAY, ownPortraits, fromFile = [], own } = options;
  const builtIn = sandboxPeople.map((person) => {
    const ownPortrait = ownPortraits?.get(person.iin);
    return { ...personOn(person, day), ...(ownPortrait && { ownPortrait }) };
  });
  const everybodys = [...builtIn, ...fromFile];
  const byIin = new Map(everybodys.map((person) => [person.iin, person]));
  return {
    /** Those whom every organisation has, in a fixed order. Each is the same object at all times: documents are kept with them. */
    everybodys,
    find: async (organizationId: string, iin: string): Promise<SandboxPerson | undefined> =>
      byIin.get(iin) ?? own?.find(organizationId, iin),
    /** Whom the organisation has added, in their order. */
    ownOf: async (organizationId: string): Promise<SandboxPerson[]> =>
      ((await own?.list(organizationId)) ?? []).map((added) => completePerson(added.person, added.day)),
  };
}

export type Population = ReturnType<typeof createPopulation>;
