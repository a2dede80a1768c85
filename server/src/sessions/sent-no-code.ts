/** Whether it is certain that the state sent no code. Only then may a code that was counted be taken back. */
import { GatewayError } from '../errors.ts';

/** A time-out or a fault may come after the SMS. That a citizen is not found must count, or somebody could try out phones. */
export function sentNoCode(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'egov_unreachable';
}
