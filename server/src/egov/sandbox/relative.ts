/** relative: who somebody is, in one line. */
import type { Relative } from '../../documents/sample-person.ts';

export function relative(
  iin: string,
  lastName: string,
  firstName: string,
  middleName: string,
  birthday: string,
): Relative {
  return { iin, lastName, firstName, middleName, birthday };
}
