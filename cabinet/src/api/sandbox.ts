/** The sandbox's people, and the faults that its state plays for a while. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Answer, Body } from './operation.ts';

export type SandboxPerson = Answer<'listSandboxPeople'>['people'][number];
export type PlayedFault = Answer<'listSandboxFaults'>['faults'][number];
export type Fault = PlayedFault['fault'];

const LOOK_EVERY_MS = 15_000;

export const listSandboxPeople = () => call('listSandboxPeople');

export const sandboxPeopleQuery = queryOptions({ queryKey: ['sandbox-people'], queryFn: listSandboxPeople });

export const listSandboxFaults = () => call('listSandboxFaults', { byPage: true });

/** Another person may set or end one at any time. */
export const sandboxFaultsQuery = queryOptions({
  queryKey: ['sandbox-faults'],
  queryFn: listSandboxFaults,
  refetchInterval: LOOK_EVERY_MS,
});

/** @param body.fault null ends it */
export const setSandboxFault = (body: Body<'setSandboxFault'>) => call('setSandboxFault', { body });
