/** chooseScenario: what a caller wants the sandbox to play, checked against the catalogue. */
import { GatewayError } from '../../errors.ts';
import type { ChosenScenario } from '../egov.ts';
import { isScenarioName, playOf, scenarioNames } from './scenarios.ts';

export interface ScenarioChoice {
  name: string;
  seconds: number | null;
}

/**
 * @param fields what the caller calls the two values
 * @throws GatewayError `invalid_request` that names the field
 */
export function chooseScenario(
  { name, seconds }: ScenarioChoice,
  fields: { name: string; seconds: string },
): ChosenScenario {
  if (!isScenarioName(name)) throw wrong(fields.name, `must name one of the scenarios: ${scenarioNames.join(', ')}`);
  const range = playOf(name).seconds;
  if (seconds === null) return { name, seconds: range?.usual ?? null };
  if (range === null) throw wrong(fields.seconds, `must be left out: the scenario ${name} has no seconds`);
  if (seconds < range.min || seconds > range.max) {
    throw wrong(fields.seconds, `must be from ${range.min} to ${range.max} for the scenario ${name}`);
  }
  return { name, seconds };
}

export const SCENARIO_HEADER = 'Qujat-Sandbox';

/**
 * The header of a call: `slow`, or `slow;seconds=8`.
 * @throws GatewayError `invalid_request` that names the header
 */
export function readScenarioHeader(header: string): ChosenScenario {
  const parts = /^\s*([a-z_]{1,40})\s*(?:;\s*seconds=(\d{1,4})\s*)?$/.exec(header);
  if (parts === null) {
    throw wrong(SCENARIO_HEADER, 'must be the name of a scenario, such as sms_never, or slow;seconds=8');
  }
  const [, name = '', seconds] = parts;
  const fields = { name: SCENARIO_HEADER, seconds: SCENARIO_HEADER };
  const chosen = chooseScenario({ name, seconds: seconds === undefined ? null : Number(seconds) }, fields);
  if (chosen.name === 'flapping') throw wrong(SCENARIO_HEADER, 'must not be flapping: arm it instead');
  return chosen;
}

function wrong(field: string, message: string): GatewayError {
  return new GatewayError('invalid_request', { extras: { errors: [{ field, message }] } });
}
