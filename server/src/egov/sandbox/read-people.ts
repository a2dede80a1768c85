/**
 * readPeople: one person, or several, as JSON. What is wrong is told of each field, and no value is repeated: an IIN or a phone may
 * stand anywhere.
 */
import { createHash } from 'node:crypto';
import { makeIin } from '../../citizens/make-iin.ts';
import { normalizePhone } from '../../citizens/phone.ts';
import type { IsoDate } from '../../documents/sample-person.ts';
import { type FieldError, GatewayError } from '../../errors.ts';
import { faultsOfSchema, fitsSchema, type TSchema } from '../../json/json-schema.ts';
import { usualDocuments } from './complete-person.ts';
import { fitPortrait } from './fit-portrait.ts';
import { sandboxPeople } from './people.ts';
import { faultsOfDocuments, faultsOfPerson } from './person-faults.ts';
import {
  type GivenPerson,
  givenPeopleSchema,
  givenPersonSchema,
  patternFaults,
  type StoredPerson,
} from './person-schema.ts';
import { tellFaults } from './tell-faults.ts';

export interface ReadPerson {
  person: StoredPerson;
  /** A JPEG of a document's size; null where the person brings none. */
  portrait: Uint8Array | null;
}

export interface PeopleReading {
  /** Today: nobody is born later. */
  day: IsoDate;
  /** Whether the IIN is that of somebody else, besides the sandbox's own people. */
  isTaken(iin: string): boolean;
  /** By which an IIN is made for the person at this place of the list. */
  seedOf(place: number): string;
}

/** @throws GatewayError `invalid_request` that names the fields, such as `people.2.birth_date` in a list, from 0 */
export async function readPeople(given: unknown, reading: PeopleReading): Promise<ReadPerson[]> {
  const { people, fieldOf } = listOf(given);
  const refuse = (faultsOf: (person: GivenPerson, place: number) => FieldError[]) =>
    refuseFaults(
      people.flatMap((person, place) =>
        faultsOf(person, place).map(({ field, ...rest }) => ({ field: fieldOf(place, field), ...rest })),
      ),
    );
  refuse((person) => faultsOfPerson(person, reading.day));
  const taken = new Set(sandboxPeople.map(({ iin }) => iin));
  refuse(({ iin }) => {
    if (iin === undefined) return [];
    if (taken.has(iin) || reading.isTaken(iin))
      return [{ field: 'iin', message: 'is that of somebody else in the sandbox', reason: 'iin_taken' }];
    taken.add(iin);
    return [];
  });
  const complete = people.map((person, place) => completed(person, place, taken, reading));
  refuse((_, place) => faultsOfDocuments(complete[place] as StoredPerson, reading.day));
  const portraits = await readPortraits(people, fieldOf);
  return complete.map((person, place) => ({ person, portrait: portraits[place] ?? null }));
}

interface GivenList {
  people: readonly GivenPerson[];
  /** A field of the person at this place, from 0. */
  fieldOf(place: number, field: string): string;
}

/** What has the right shape. */
function listOf(given: unknown): GivenList {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw refused([
      { field: 'body', message: 'must be one person, or an object whose field people is a list of them' },
    ]);
  }
  if ('people' in given) {
    const { people } = assertShape(givenPeopleSchema, given);
    return { people, fieldOf: (place, field) => `people.${place}.${field}` };
  }
  return { people: [assertShape(givenPersonSchema, given)], fieldOf: (_, field) => field };
}

function assertShape<Schema extends TSchema>(schema: Schema, given: unknown) {
  if (fitsSchema(schema, given)) return given;
  throw refused(tellFaults(faultsOfSchema(schema, given), patternFaults));
}

function refuseFaults(errors: FieldError[]): void {
  if (errors.length > 0) throw refused(errors);
}

function refused(errors: FieldError[]): GatewayError {
  return new GatewayError('invalid_request', { extras: { errors } });
}

function completed(
  { portrait: _, ...given }: GivenPerson,
  place: number,
  taken: Set<string>,
  { day, isTaken, seedOf }: PeopleReading,
): StoredPerson {
  const facts = { birthday: given.birth_date, sex: given.sex, seed: seedOf(place) };
  const iin = given.iin ?? makeIin(facts, (made) => taken.has(made) || isTaken(made));
  taken.add(iin);
  const phone = given.phone === undefined ? madePhone(iin) : (normalizePhone(given.phone) ?? '');
  return { ...given, iin, phone, document_types: given.document_types ?? usualDocuments(given, day) };
}

/** None that stands for a scenario, and none of the sandbox's own people. */
function madePhone(iin: string): string {
  const chance = createHash('sha256').update(`phone ${iin}`).digest().readUInt32BE(0);
  return `7701${1_000_000 + (chance % 9_000_000)}`;
}

/** A small file may hold a very large picture. */
const MAX_PIXELS = 24_000_000;

/** One after the other: a picture takes much memory while it is read. */
async function readPortraits(people: readonly GivenPerson[], fieldOf: GivenList['fieldOf']) {
  const portraits: (Uint8Array | null)[] = [];
  for (const [place, { portrait }] of people.entries()) {
    portraits.push(portrait === undefined ? null : await readPortrait(portrait, fieldOf(place, 'portrait')));
  }
  return portraits;
}

async function readPortrait(base64: string, field: string): Promise<Uint8Array> {
  const [, data = base64] = /^data:image\/jpeg;base64,(.*)$/s.exec(base64) ?? [];
  return fitPortrait(Buffer.from(data, 'base64'), MAX_PIXELS).catch(() => {
    throw refused([{ field, message: 'must be a whole JPEG of at most 24 million pixels, in base64' }]);
  });
}
