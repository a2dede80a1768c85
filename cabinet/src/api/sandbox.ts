/** The sandbox's people, and the faults that its state plays for a while. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

export type Fault = 'slow' | 'silent' | 'unavailable' | 'garbage';

export interface SandboxPerson {
  iin: string;
  phone: string;
  full_name: string;
  situation: string;
  document_types: string[];
}

export interface PlayedFault {
  /** Null where it is for everybody. */
  iin: string | null;
  full_name: string | null;
  fault: Fault;
  ends_at: string;
}

const LOOK_EVERY_MS = 15_000;

export const listSandboxPeople = () => call<{ people: SandboxPerson[] }>('GET', '/cabinet/operator/sandbox/people/');

export const sandboxPeopleQuery = queryOptions({ queryKey: ['sandbox-people'], queryFn: listSandboxPeople });

export const listSandboxFaults = () => call<{ faults: PlayedFault[] }>('GET', '/cabinet/sandbox/faults/');

/** Another person may set or end one at any time. */
export const sandboxFaultsQuery = queryOptions({
  queryKey: ['sandbox-faults'],
  queryFn: listSandboxFaults,
  refetchInterval: LOOK_EVERY_MS,
});

/** @param change.fault null ends it */
export const setSandboxFault = (change: { iin: string | null; fault: Fault | null; minutes?: number }) =>
  call<void>('PUT', '/cabinet/operator/sandbox/faults/', change);
