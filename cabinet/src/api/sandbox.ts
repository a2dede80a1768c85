/** What the organisation sets up in its sandbox, with its test key: scenarios that are armed, and the clock. */
import { queryOptions } from '@tanstack/react-query';
import type { Answer, Body } from './operation.ts';
import { FORGOTTEN, send } from './try-it.ts';

export type Scenario = Answer<'listSandboxScenarios'>['scenarios'][number];
export type Arm = Answer<'listSandboxArms'>['arms'][number];
export type ScenarioName = Arm['scenario'];

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
