/** chosenScenario: what the header of a call has the sandbox play. Only a test key has a sandbox. */
import type { ChosenScenario } from '../egov/egov.ts';
import { GatewayError } from '../errors.ts';
import type { Environment } from '../words/environment.ts';
import type { SessionContext } from './session-context.ts';

/**
 * @param header undefined where the call has none
 * @throws GatewayError `scenario_needs_test_key`, and `invalid_request` for what is no scenario
 */
export function chosenScenario(
  header: string | undefined,
  environment: Environment,
  { readScenario }: Pick<SessionContext, 'readScenario'>,
): ChosenScenario | undefined {
  if (header === undefined) return undefined;
  if (environment !== 'test') throw new GatewayError('scenario_needs_test_key');
  return readScenario(header);
}
