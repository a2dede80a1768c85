/** Whether the document is still valid on a day; on its last day it is. */
import { dayOf, type Facts, isBefore } from './facts.ts';

/** Nothing that the state issues has ended before: systems write such days where they know none. */
const FIRST_YEAR = 1992;

export function answerNotExpired({ type, result: { common }, today }: Facts): boolean | null {
  // Null says that it does not expire, where such documents may; of others it says nothing.
  if (common.docExpirationDate === null) return mayLastForLife.has(type.name) ? true : null;
  const end = dayOf(common.docExpirationDate);
  if (end === undefined || end.year < FIRST_YEAR) return null;
  const issued = dayOf(common.docIssuedDate);
  if (issued !== undefined && isBefore(end, issued)) return null;
  return !isBefore(end, today);
}

/** Types with an end, of which some have none. */
const mayLastForLife: ReadonlySet<string> = new Set([
  'disability_certificate',
  'social_id',
  'large_family_certificate',
]);
