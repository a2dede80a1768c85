/** Finds a person as the state would, or fails as the state would. */
import { GatewayError } from '../../errors.ts';
import { type SandboxPerson, sandboxPeople } from './people.ts';
import { isStateError } from './play-scenario.ts';
import { scenarioOfPhone } from './scenarios.ts';

/** @throws GatewayError with an `EgovErrorCode`: the person is unknown, has another phone, or is there to bring that error about */
export function findPerson({ iin, phone }: { iin: string; phone: string }): SandboxPerson {
  const person = sandboxPeople.find((candidate) => candidate.iin === iin);
  if (person === undefined) throw new GatewayError('profile_not_found');
  if (isStateError(person.situation)) throw new GatewayError(person.situation);
  if (person.phone !== phone && scenarioOfPhone(phone) === undefined)
    throw new GatewayError('subject_not_found_in_mcdb');
  return person;
}
