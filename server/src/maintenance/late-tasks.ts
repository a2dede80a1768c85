/** Which tasks stand still: nobody gave them a turn for three of their periods, and a minute for the work of the others. */
import { MINUTE_MS } from '../clock.ts';
import type { MaintenanceTurn, StoredTurns } from './maintenance-store.ts';

export function isLate({ begunAt, everyMs }: MaintenanceTurn, nowMs: number): boolean {
  // A period of 0 is not known yet.
  return everyMs > 0 && nowMs - begunAt > 3 * everyMs + MINUTE_MS;
}

export function lateTasks({ turns, nowMs }: StoredTurns): string[] {
  return turns.filter((turn) => isLate(turn, nowMs)).map(({ task }) => task);
}
