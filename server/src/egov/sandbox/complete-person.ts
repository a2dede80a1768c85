/**
 * completePerson: somebody who was added, with all that documents tell of a person besides. Parents, a marriage, children and the like
 * are made up, for those documents alone that name them, and by the birth date, so that they fit the person.
 */

import type { Sex } from '../../citizens/iin.ts';
import { makeIin } from '../../citizens/make-iin.ts';
import type { DocumentTypeName } from '../../documents/catalogue.ts';
import type { IsoDate, Relative, SamplePerson } from '../../documents/sample-person.ts';
import { stateCode } from '../../documents/state-codes.ts';
import { type Details, man, woman } from './further-people.ts';
import { disabled, student, test } from './households.ts';
import type { SandboxPerson } from './people.ts';
import { personOn } from './person-on.ts';
import type { GivenPerson, StoredPerson } from './person-schema.ts';
import { relative } from './relative.ts';

/** @param day on which the person was added: the documents are given as of it */
export function completePerson(added: StoredPerson, day: IsoDate): SandboxPerson {
  const { iin, sex, phone, scenario = 'ok', seconds = null, fixed_code: fixedCode, fields = {} } = added;
  const self = relative(iin, added.last_name, added.first_name ?? '', added.middle_name ?? '', added.birth_date);
  const who = (sex === 'male' ? man : woman)(self, given(added));
  const documentTypes = added.document_types;
  const facts = { ...madeFacts(who, documentTypes), ...(fixedCode !== undefined && { fixedCode }) };
  return personOn({ ...who, ...facts, phone, situation: scenario, seconds, documentTypes, fields }, day);
}

/** What was said of the person in place of what is usual. */
function given(added: StoredPerson): Details & Pick<SamplePerson, 'lastNameLatin' | 'firstNameLatin'> {
  const { last_name_latin: lastNameLatin, first_name_latin: firstNameLatin } = added;
  const { birth_place: birthPlace, nationality, citizenship, address } = added;
  return withoutGaps({ lastNameLatin, firstNameLatin, birthPlace, nationality, citizenship, address });
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

function withoutGaps<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
}

const KAZAKHSTAN = 'РЕСПУБЛИКА КАЗАХСТАН';

/** What everybody of that age and citizenship has. A birth is recorded within a month. */
export function usualDocuments(
  { birth_date: birthday, citizenship = KAZAKHSTAN }: GivenPerson,
  day: IsoDate,
): DocumentTypeName[] {
  const isOlderThan = (age: Temporal.DurationLike) => Temporal.PlainDate.from(birthday).add(age).toString() <= day;
  if (!isOlderThan({ years: 16 })) return isOlderThan({ days: 30 }) ? ['birth_certificate'] : [];
  if (stateCode(citizenship) === 'KAZ') return ['identity_card'];
  return [/БЕЗ ГРАЖДАНСТВА/i.test(citizenship) ? 'lbg_card' : 'vnzh'];
}

type Fact = (person: SamplePerson) => Partial<SamplePerson>;

function borrow(from: SamplePerson, name: keyof SamplePerson) {
  return (): Partial<SamplePerson> => ({ [name]: from[name] });
}

/** What a document needs to be known of its holder. A later one completes an earlier one: a divorce ends the marriage. */
const factsOf: Partial<Record<DocumentTypeName, Fact>> = {
  birth_certificate: parents,
  attorney: parents,
  marriage_certificate: marriage,
  divorce_certificate: divorce,
  change_fio_certificate: formerName,
  large_family_certificate: fourChildren,
  diploma: education,
  student_card: studies,
  social_id: borrow(disabled, 'disability'),
  disability_certificate: borrow(disabled, 'disability'),
  srts: borrow(test, 'car'),
  insurance_policy: borrow(test, 'car'),
  tech_passport: borrow(test, 'home'),
};

function madeFacts(person: SamplePerson, documentTypes: readonly DocumentTypeName[]): Partial<SamplePerson> {
  const needed = Object.entries(factsOf).filter(([name]) => documentTypes.includes(name as DocumentTypeName));
  return Object.assign({}, ...needed.map(([, fact]) => fact(person)));
}

function parents(person: SamplePerson): Partial<SamplePerson> {
  return {
    father: kin(person, 'male', { firstName: 'ҚАЙСАР', middleName: 'БЕКҰЛЫ', years: -29 }),
    mother: kin(person, 'female', { firstName: 'САЛТАНАТ', middleName: 'ЕРКІНҚЫЗЫ', years: -26 }),
  };
}

function marriage(person: SamplePerson) {
  const spouse =
    person.sex === 'male'
      ? kin(person, 'female', { firstName: 'ӘСЕМ', middleName: 'НҰРЛАНҚЫЗЫ', years: 1 })
      : kin(person, 'male', { firstName: 'ДАНИЯР', middleName: 'МАРАТҰЛЫ', years: -1 });
  const names = { lastNameBefore: person.lastName, spouseLastNameBefore: spouse.lastName };
  return { marriage: { spouse, marriedOn: later(person, 24), ...names } };
}

function divorce(person: SamplePerson): Partial<SamplePerson> {
  return { marriage: { ...marriage(person).marriage, divorcedOn: later(person, 29) } };
}

function formerName(person: SamplePerson): Partial<SamplePerson> {
  const { firstName, middleName } = person;
  return {
    formerName: { lastName: surnameFor(person.sex, 'ҮЛГІБАЕВ'), firstName, middleName, changedOn: later(person, 18) },
  };
}

function fourChildren(person: SamplePerson): Partial<SamplePerson> {
  return {
    children: [
      kin(person, 'male', { firstName: 'АЛИ', middleName: '', years: 22 }),
      kin(person, 'female', { firstName: 'МЕДИНА', middleName: '', years: 24 }),
      kin(person, 'male', { firstName: 'ОМАР', middleName: '', years: 26 }),
      kin(person, 'female', { firstName: 'ИНЖУ', middleName: '', years: 28 }),
    ],
  };
}

/** School ends at seventeen, and the university four years later. */
function education(person: SamplePerson): Partial<SamplePerson> {
  const startYear = Temporal.PlainDate.from(person.birthday).year + 18;
  return test.education === undefined ? {} : { education: { ...test.education, startYear, endYear: startYear + 4 } };
}

/** Whoever is too young for it does not study. */
function studies(person: SamplePerson): Partial<SamplePerson> {
  const isOldEnough = student.studies !== undefined && later(person, 16) <= `${student.studies.startYear}-09-01`;
  return isOldEnough ? borrow(student, 'studies')() : {};
}

interface Kin {
  firstName: string;
  middleName: string;
  /** How much later they were born. */
  years: number;
}

function kin(person: SamplePerson, sex: Sex, { firstName, middleName, years }: Kin): Relative {
  const birthday = later(person, years);
  const iin = makeIin({ birthday, sex, seed: `${firstName} ${person.iin}` });
  return relative(iin, surnameFor(sex, person.lastName), firstName, middleName, birthday);
}

/** Russian endings tell the sex; other surnames are the same for all. */
function surnameFor(sex: Sex, lastName: string): string {
  const [, stem] = /^(.*(?:[ОЕЁ]В|[ИЫ]Н))А?$/iu.exec(lastName) ?? [];
  if (stem === undefined) return lastName;
  return sex === 'male' ? stem : `${stem}${stem === stem.toUpperCase() ? 'А' : 'а'}`;
}

function later({ birthday }: SamplePerson, years: number): IsoDate {
  return Temporal.PlainDate.from(birthday).add({ years }).add({ days: 40 }).toString();
}
