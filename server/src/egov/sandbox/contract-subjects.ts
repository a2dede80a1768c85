/** The sandbox's people in their parts of the contract suite: for the sandbox itself, and for connectors before a state of ours. */
import { type EgovErrorCode, egovErrorCodes } from '../egov.ts';
import type { EgovContractSubjects, Subject } from '../egov-contract.ts';
import { type Situation, sandboxPeople } from './people.ts';

export const contractSubjects: EgovContractSubjects = {
  present: { ...personIn('ok'), documentType: 'identity_card' },
  missing: { ...personIn('document_missing'), documentType: 'identity_card' },
  failing: Object.fromEntries(egovErrorCodes.map((code) => [code, personIn(code)])) as Record<EgovErrorCode, Subject>,
};

export function personIn(situation: Situation): Subject {
  const person = sandboxPeople.find((candidate) => candidate.situation === situation);
  if (person === undefined) throw new Error(`nobody in the sandbox is in the situation ${situation}`);
  return person;
}
