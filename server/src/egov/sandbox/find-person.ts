/** Finds a person as the state would, or fails as the state would. */
import { GatewayError } from '../../errors.ts';
import { type SandboxPerson, sandboxPeople } from './people.ts';
import { isStateError } from './play-scenario.ts';
import { scenarioOfPhone } from './scenarios.ts';

/**
 * One of those whom the sandbox has by itself.
 * @throws as `assertReached`
 */
export function findPerson({ iin, phone }: { iin: string; phone: string }): SandboxPerson {
  return assertReached(
    sandboxPeople.find((candidate) => candidate.iin === iin),
    phone,
  );
}

/** @throws GatewayError with an `EgovErrorCode`: the person is unknown, has another phone, or is there to bring that error about */
export function assertReached(person: SandboxPerson | undefined, phone: string): SandboxPerson {
  if (person === undefined) throw new GatewayError('profile_not_found');
  if (isStateError(person.situation)) throw new GatewayError(person.situation);
  if (person.phone !== phone && scenarioOfPhone(phone) === undefined)
    throw new GatewayError('subject_not_found_in_mcdb');
  return person;
}
