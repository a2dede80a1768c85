/**
 * What an organisation has armed, for the sandbox: which scenario a call plays. One for the session goes before one for the person,
 * and that before one for everybody; of the same kind a counted one goes first, and of these the oldest.
 */
import { subjectHmac } from '../../crypto/subject-hmac.ts';
import type { ChosenScenario, McdbQuestion } from '../egov.ts';
import type { EgovOperation } from '../wrap-egov.ts';
import { type ArmStore, EVERYBODY, type NewArm, type StoredArm } from './arm-store.ts';
import { isScenarioName, playOf } from './scenarios.ts';

export interface ArmedCall {
  operation: EgovOperation;
  subject: McdbQuestion;
}

/** Longer than a session lives. */
export const ARM_LIFE_MS = 60 * 60_000;

export function createArms(store: ArmStore, key: Uint8Array) {
  const scopeOfPerson = (iin: string) => `person:${subjectHmac(key, 'iin', iin)}`;
  return {
    scopeOfPerson,

    /** The scenario that this call plays, which is counted; undefined where it plays none. */
    async take(call: ArmedCall): Promise<ChosenScenario | undefined> {
      for (;;) {
        const armed = await store.listArms(call.subject.organization.id);
        const arm = armed.length === 0 ? undefined : firstFor(call, armed, scopeOfPerson);
        if (arm === undefined) return undefined;
        const isCounted = arm.calls !== null || arm.scenario === 'flapping';
        if (!isCounted || (await store.countCall(arm))) return scenarioOf(arm);
      }
    },

    /** For all further calls of the request. */
    async armRequest({ organization, requestId }: McdbQuestion, { name, seconds }: ChosenScenario, id: string) {
      await store.insertArm({ id, ...sessionArm(organization.id, requestId), scenario: name, seconds });
    },
  };
}

export type SandboxArms = ReturnType<typeof createArms>;

/** An arm for all calls of one request, but for its scenario. */
function sessionArm(organizationId: string, requestId: string) {
  const scope = sessionScope(requestId);
  return { organizationId, scope, operation: '', calls: null, lifeMs: ARM_LIFE_MS } satisfies Partial<NewArm>;
}

export function sessionScope(requestId: string): string {
  return `session:${requestId}`;
}

function firstFor(
  { operation, subject }: ArmedCall,
  armed: readonly StoredArm[],
  scopeOfPerson: (iin: string) => string,
): StoredArm | undefined {
  const fitting = armed.filter((arm) => playsAt(arm, operation));
  for (const scope of [sessionScope(subject.requestId), scopeOfPerson(subject.iin), EVERYBODY]) {
    const own = fitting.filter((arm) => arm.scope === scope);
    const first = own.find(({ calls }) => calls !== null) ?? own[0];
    if (first !== undefined) return first;
  }
  return undefined;
}

function playsAt({ scenario, operation: only }: StoredArm, operation: EgovOperation): boolean {
  return isScenarioName(scenario) && playOf(scenario).at.includes(operation) && (only === '' || only === operation);
}

/** Undefined for the calls at which a state that flaps is well. */
function scenarioOf({ scenario, seconds, played }: StoredArm): ChosenScenario | undefined {
  if (scenario !== 'flapping') return { name: scenario, seconds };
  return played % 2 === 1 ? { name: 'egov_unavailable', seconds: null } : undefined;
}
