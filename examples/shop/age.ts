/** What the shop wants to know, and all that it keeps. */
import { almatyDate, type DocumentReply } from '@qujat/sdk';

const ADULT_YEARS = 18;

export function isAdult({ result_json: { domain } }: DocumentReply<'identity_card'>, now: Date): boolean {
  if (domain === null) return false;
  const [year, ...rest] = almatyDate(now.getTime()).split('-');
  // Days as texts are in the order of time.
  return almatyDate(domain.birthday) <= [Number(year) - ADULT_YEARS, ...rest].join('-');
}
