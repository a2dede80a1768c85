/** Whether a driver's licence gives a category on a day. What one category includes of another is left to the state's own list. */
import { categoryNames } from '../documents/driver-license.ts';
import { dayOf, type Facts, isBefore } from './facts.ts';

export const licenceCategories: readonly string[] = categoryNames;

interface Category {
  category: string | null;
  issuedDate: number | null;
  expirationDate: number | null;
}

export function answerLicenceCategory(
  name: string,
  { result, unreadable, today }: Pick<Facts, 'result' | 'unreadable' | 'today'>,
): boolean | null {
  const { categories } = result.domain as { categories: readonly Category[] };
  const held = categories.filter(({ category }) => category === name);
  if (held.length === 0) return isWholeList(categories, unreadable) ? false : null;
  const answers = held.map((each) => isValidOn(today, each));
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

/** What could not be read might have been the one that is asked for. */
function isWholeList(categories: readonly Category[], unreadable: readonly string[]): boolean {
  const hasGap = categories.some(({ category }) => category === null);
  return categories.length > 0 && !hasGap && !unreadable.some((path) => path.startsWith('domain.categories'));
}

function isValidOn(today: Temporal.PlainDate, { issuedDate, expirationDate }: Category): boolean | null {
  const [from, to] = [dayOf(issuedDate), dayOf(expirationDate)];
  if (from !== undefined && isBefore(today, from)) return false;
  return to === undefined ? null : !isBefore(to, today);
}
