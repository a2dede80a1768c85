/**
 * withScenarios: the sandbox with what its callers have chosen. The header of a call goes before what is armed; with a request, the
 * header holds for the whole session.
 */
import type { Ids } from '../../clock.ts';
import type { Egov } from '../egov.ts';
import { wrapEgov } from '../wrap-egov.ts';
import type { SandboxArms } from './arms.ts';

export function withScenarios(egov: Egov, arms: Pick<SandboxArms, 'take' | 'armRequest'>, ids: Ids): Egov {
  return wrapEgov(egov, async (ask, { operation, subject }) => {
    if (subject.scenario === undefined) return ask(await arms.take({ operation, subject }));
    const answer = await ask();
    if (operation === 'requestDocument') await arms.armRequest(subject, subject.scenario, ids.uuid());
    return answer;
  });
}
