/** What the organisation sets up in its sandbox, with its test key: scenarios that are armed, the clock, and people of its own. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Answer, Body } from './operation.ts';
import { FORGOTTEN, sandboxSubjectsQuery, send } from './try-it.ts';

export type Scenario = Answer<'listSandboxScenarios'>['scenarios'][number];
export type Arm = Answer<'listSandboxArms'>['arms'][number];
export type ScenarioName = Arm['scenario'];
export type OwnPerson = Answer<'listSandboxPeople'>['people'][number];
export type GivenPerson = Extract<Body<'addSandboxPeople'>, { last_name: string }>;

const LOOK_EVERY_MS = 15_000;

export const scenariosQuery = queryOptions({
  queryKey: ['sandbox-scenarios'],
  queryFn: async () => (await send('listSandboxScenarios', {})).answer.scenarios,
});

/** A test, or another person, may arm and take back at any time. */
export const armsQuery = (testKey: string) =>
  queryOptions({
    ...FORGOTTEN,
    queryKey: ['sandbox-arms', testKey],
    queryFn: async () => (await send('listSandboxArms', { testKey })).answer.arms,
    refetchInterval: LOOK_EVERY_MS,
  });

export const armScenario = (testKey: string, body: Body<'armSandboxScenario'>) =>
  send('armSandboxScenario', { body, testKey });

export const disarmScenario = (testKey: string, arm_id: string) =>
  send('disarmSandboxScenario', { params: { arm_id }, testKey });

export const clockQuery = (testKey: string) =>
  queryOptions({
    ...FORGOTTEN,
    queryKey: ['sandbox-clock', testKey],
    queryFn: async () => (await send('showSandboxClock', { testKey })).answer,
  });

export const moveClock = (testKey: string, body: Body<'moveSandboxClock'>) =>
  send('moveSandboxClock', { body, testKey });

export const resetSandbox = (testKey: string) => send('resetSandbox', { body: null, testKey });

export const ownPeopleQuery = (testKey: string) =>
  queryOptions({
    ...FORGOTTEN,
    queryKey: ['sandbox-people', testKey],
    queryFn: async () => (await send('listSandboxPeople', { testKey })).answer.people,
  });

/** One person, or several: the gateway tells which. */
export const addPeople = (testKey: string, body: Body<'addSandboxPeople'>) =>
  send('addSandboxPeople', { body, testKey });

export const removePerson = (testKey: string, person_id: string) =>
  send('removeSandboxPerson', { params: { person_id }, testKey });

/** After a change: who is one's own stands in both lists. */
export async function refreshPeople(queries: QueryClient, testKey: string): Promise<void> {
  await queries.invalidateQueries(sandboxSubjectsQuery(testKey));
  await queries.invalidateQueries(ownPeopleQuery(testKey));
}
