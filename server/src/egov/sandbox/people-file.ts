/** The operator's people: a file that the setting names, in the same form as the API takes. Every organisation has them. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { IsoDate } from '../../documents/sample-person.ts';
import { GatewayError } from '../../errors.ts';
import { withoutByteOrderMark } from '../../words/byte-order-mark.ts';
import { completePerson } from './complete-person.ts';
import type { SandboxPerson } from './people.ts';
import { readPeople } from './read-people.ts';

const SETTING = 'QUJAT_SANDBOX_PEOPLE';

/**
 * @param day as of which they have their documents
 * @throws Error that names the setting, the file, and each wrong field
 */
export async function readPeopleFile(path: string | undefined, day: IsoDate): Promise<SandboxPerson[]> {
  if (path === undefined) return [];
  const refuse = (why: string) => new Error(`${SETTING}: ${basename(path)} ${why}`);
  const text = await readFile(path, 'utf8').catch(() => {
    throw refuse('cannot be read.');
  });
  const read = await readPeople(parse(text, refuse), {
    day,
    isTaken: () => false,
    // Every start, and every thread, must make the same.
    seedOf: (place) => `${SETTING} ${place}`,
  }).catch((error: unknown) => {
    throw error instanceof GatewayError ? refuse(`is wrong. ${told(error)}`) : error;
  });
  return read.map(({ person, portrait }) => ({
    ...completePerson(person, day),
    ...(portrait && { ownPortrait: portrait }),
  }));
}

function parse(text: string, refuse: (why: string) => Error): unknown {
  try {
    return JSON.parse(withoutByteOrderMark(text));
  } catch {
    throw refuse('is not JSON.');
  }
}

function told({ extras: { errors = [] } }: GatewayError): string {
  return errors.map(({ field, message }) => `${field === 'body' ? 'It' : field} ${message}.`).join(' ');
}
