/** addPeople: an organisation adds people of its own to its sandbox. Only its test keys can ask for them. */
import { almatyIsoDate } from '../../calendar/almaty-date.ts';
import type { Ids } from '../../clock.ts';
import { GatewayError } from '../../errors.ts';
import type { NamespaceStore } from './namespace-store.ts';
import type { NewPerson, OwnPeople } from './own-people.ts';
import { MAX_PEOPLE } from './person-schema.ts';
import type { Population } from './population.ts';
import { readPeople } from './read-people.ts';

export interface AddPeopleContext {
  people: OwnPeople;
  population: Pick<Population, 'everybodys'>;
  namespaces: Pick<NamespaceStore, 'readClock'>;
  ids: Ids;
}

/**
 * All of them, or none.
 * @param given as JSON: one person, or several
 * @throws GatewayError `invalid_request` that names the fields, `sandbox_full`
 */
export async function addPeople(
  organizationId: string,
  given: unknown,
  context: AddPeopleContext,
): Promise<NewPerson[]> {
  const { people, population, namespaces, ids } = context;
  const { nowMs, aheadMs } = await namespaces.readClock(organizationId);
  const day = almatyIsoDate(nowMs + aheadMs);
  const known = await people.list(organizationId);
  const taken = new Set([...population.everybodys, ...known.map(({ person }) => person)].map(({ iin }) => iin));
  const read = await readPeople(given, { day, isTaken: (iin) => taken.has(iin), seedOf: () => ids.uuid() });
  const added = read.map((person) => ({ id: ids.rowId(), ...person }));
  if (known.length + added.length > MAX_PEOPLE) throw new GatewayError('sandbox_full');
  // Otherwise another call has come between, and now it is known what that has added.
  return (await people.add(organizationId, added, day)) ? added : addPeople(organizationId, given, context);
}
