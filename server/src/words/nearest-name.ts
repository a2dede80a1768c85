/** The name that somebody probably meant. */
import { distance } from 'fastest-levenshtein';

/** The one of the names that differs least from what was typed, case and kind of dash aside; undefined where none is near. */
export function nearestName<Name extends string>(typed: string, names: readonly Name[]): Name | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll('-', '_');
  const near = names
    // Also bounds the work: what is much longer is never compared.
    .filter((name) => Math.abs(name.length - typed.length) <= slipsMax(name))
    .map((name) => ({ name, slips: distance(plain(typed), plain(name)) }))
    .filter(({ name, slips }) => slips <= slipsMax(name))
    .sort((one, other) => one.slips - other.slips);
  return near[0]?.name;
}

/** Two slips, or one in each three characters of a longer name: what is further away was not meant. */
function slipsMax(name: string): number {
  return Math.max(2, Math.floor(name.length / 3));
}
