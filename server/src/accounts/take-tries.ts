/** takeTries: counts a try against guessing before it is made, and refuses it while too many were made. */
import { keyedHash } from '../crypto/keyed-hash.ts';
import { GatewayError } from '../errors.ts';
import { countedNetwork } from '../network/client-network.ts';
import type { ThrottleName } from './account-rules.ts';
import type { AccountsContext } from './accounts-context.ts';

export interface TriedSubject {
  name: ThrottleName;
  /** An account's id, an e-mail, or the address of a client, of which its network is counted. Only the keyed hash is stored. */
  subject: string;
}

export interface TakenTries {
  /** It was no guess: what was counted for the person is forgotten, what was counted for the address is given back. */
  forgive(): Promise<void>;
}

/** @throws GatewayError `too_many_tries` with the seconds to wait */
export async function takeTries(
  subjects: readonly TriedSubject[],
  { throttles, dataKey, rules }: Pick<AccountsContext, 'throttles' | 'dataKey' | 'rules'>,
): Promise<TakenTries> {
  const keys = subjects.map((subject) => ({ keyHash: hashOf(subject, dataKey), rule: rules.throttles[subject.name] }));
  const refused = await throttles.takeTry(keys);
  if (refused !== undefined) {
    throw new GatewayError('too_many_tries', { extras: { retry_after: Math.ceil(refused.retryAfterMs / 1000) } });
  }
  return {
    async forgive() {
      const [ofAddress = [], ofPerson = []] = [true, false].map((address) =>
        subjects.filter(({ name }) => isOfAddress(name) === address).map((subject) => hashOf(subject, dataKey)),
      );
      if (ofPerson.length > 0) await throttles.forgetTries(ofPerson);
      if (ofAddress.length > 0) await throttles.giveTryBack(ofAddress);
    },
  };
}

/** Nothing is held against these any longer. */
export async function forgetTries(
  subjects: readonly TriedSubject[],
  { throttles, dataKey }: Pick<AccountsContext, 'throttles' | 'dataKey'>,
): Promise<void> {
  await throttles.forgetTries(subjects.map((subject) => hashOf(subject, dataKey)));
}

function hashOf({ name, subject }: TriedSubject, dataKey: Uint8Array): string {
  const counted = isOfAddress(name) ? countedNetwork(subject) : subject;
  return keyedHash(dataKey, 'qujat throttle v1', `${name} ${counted}`);
}

function isOfAddress(name: ThrottleName): boolean {
  return name.endsWith('address');
}
