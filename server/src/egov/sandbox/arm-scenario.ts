/** armScenario: an organisation has a scenario played at calls to come: the next one, some of them, those of a session or of some minutes. */
import { type Ids, MINUTE_MS } from '../../clock.ts';
import { GatewayError } from '../../errors.ts';
import type { EgovOperation } from '../wrap-egov.ts';
import { type ArmStore, EVERYBODY, type NewArm, type StoredArm } from './arm-store.ts';
import { ARM_LIFE_MS, type SandboxArms, sessionScope } from './arms.ts';
import { chooseScenario } from './choose-scenario.ts';
import { playOf, type ScenarioName } from './scenarios.ts';

export interface WantedArm {
  organizationId: string;
  scenario: string;
  seconds: number | null;
  /** Null for each at which the scenario plays. */
  operation: EgovOperation | null;
  /** Null, like the next, where it is not for one alone. */
  backendSessionId: string | null;
  iin: string | null;
  calls: number | null;
  minutes: number | null;
}

export interface ArmContext {
  store: ArmStore;
  arms: Pick<SandboxArms, 'scopeOfPerson'>;
  /** The request of a test session of this organisation. */
  findRequest(backendSessionId: string, organizationId: string): Promise<string | undefined>;
  ids: Ids;
}

/** @throws GatewayError `invalid_request` that names the field, `session_not_found`, `sandbox_full` */
export async function armScenario(wanted: WantedArm, context: ArmContext): Promise<StoredArm> {
  const fields = { name: 'scenario', seconds: 'seconds' };
  const { name, seconds } = chooseScenario({ name: wanted.scenario, seconds: wanted.seconds }, fields);
  assertPlayedAt(name as ScenarioName, wanted.operation);
  const arm: NewArm = {
    id: context.ids.uuid(),
    organizationId: wanted.organizationId,
    scope: await scopeOf(wanted, context),
    operation: wanted.operation ?? '',
    scenario: name,
    seconds,
    ...extentOf(wanted),
  };
  const armed = await context.store.insertArm(arm);
  if (armed === undefined) throw new GatewayError('sandbox_full');
  return armed;
}

function assertPlayedAt(name: ScenarioName, operation: EgovOperation | null): void {
  if (operation === null || playOf(name).at.includes(operation)) return;
  throw wrong('operation', `must be left out, or be a call at which the scenario ${name} plays`);
}

async function scopeOf(
  { backendSessionId, iin, organizationId }: WantedArm,
  { arms, findRequest }: ArmContext,
): Promise<string> {
  if (backendSessionId !== null && iin !== null)
    throw wrong('iin', 'must be left out where backend_session_id is given');
  if (iin !== null) return arms.scopeOfPerson(iin);
  if (backendSessionId === null) return EVERYBODY;
  const requestId = await findRequest(backendSessionId, organizationId);
  if (requestId === undefined) throw new GatewayError('session_not_found');
  return sessionScope(requestId);
}

/** One call, where nothing else is said; but of a session all. */
function extentOf({ calls, minutes, backendSessionId }: WantedArm): Pick<NewArm, 'calls' | 'lifeMs'> {
  const lifeMs = minutes === null ? ARM_LIFE_MS : minutes * MINUTE_MS;
  const isOpen = minutes !== null || backendSessionId !== null;
  return { calls: calls ?? (isOpen ? null : 1), lifeMs };
}

function wrong(field: string, message: string): GatewayError {
  return new GatewayError('invalid_request', { extras: { errors: [{ field, message }] } });
}
