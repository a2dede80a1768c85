/** The birth certificate (свидетельство о рождении, туу туралы куәлік). It keeps the names that were given at birth. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { bilingualParts, genderTexts } from './bilingual.ts';
import {
  registeredPerson,
  registrationFields,
  registrationView,
  sampleCertificateCommon,
  sampleRegistration,
} from './civil-registry.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { bilingualField, dateField, iinField, orNull } from './fields.ts';
import { namedPerson, namedPersonView } from './named-person.ts';
import { NoSample } from './no-sample.ts';
import { nameFields, namesOf, type PersonNames, printedNames } from './person-names.ts';
import { sampleInteger } from './sample-facts.ts';
import type { IsoDate, SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = {
  kk: 'Туу туралы куәлік',
  ru: 'Свидетельство о рождении',
  en: 'Birth certificate',
};
const code = 'BirthCertificate';

const domain = Type.Object(
  {
    child: Type.Object(
      {
        iin: orNull(iinField('IIN of the child; null where none was given')),
        ...nameFields,
        birthday: dateField('Birth date'),
      },
      { description: 'The child' },
    ),
    gender: Type.String({ description: 'Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский`' }),
    birthPlace: bilingualField('Place of birth'),
    father: orNull(registeredPerson('the father')),
    mother: orNull(registeredPerson('the mother')),
    ...registrationFields,
  },
  { description: 'What the birth certificate says of the child and the parents' },
);

type Result = ResultJson<Static<typeof domain>>;

export const birthCertificate = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: null,
  hasFacePhoto: false,
  extra: ({ common, domain: birth }) => ({
    date_of_birth: isoDateOrNull(birth.child.birthday),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: null,
  }),
  view,
  sample,
});

function view({ common, domain: birth }: WithGaps<Result>): Record<string, unknown> {
  const { child, father, mother } = birth;
  return {
    ...registrationView(common, birth),
    ...printedNames(child),
    iin: child.iin ?? '',
    birthday: almatyPrintedDate(child.birthday),
    gender: bilingualParts(birth.gender),
    birthPlace: bilingualParts(birth.birthPlace),
    father: father ? namedPersonView(father) : null,
    mother: mother ? namedPersonView(mother) : null,
  };
}

function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  if (person.mother === undefined) throw new NoSample('a birth certificate names the mother, and none is known');
  const actedOn = sampleActDate(person);
  const act = sampleRegistration(person, { actedOn, place: person.birthPlace, series: 'ТУ' });
  return {
    common: sampleCertificateCommon(person, { code, actedOn, act }),
    domain: {
      child: {
        iin: person.iin,
        ...namesAtBirth(person),
        birthday: almatyMidnightMs(person.birthday),
      },
      gender: genderTexts[person.sex],
      birthPlace: person.birthPlace,
      father: person.father === undefined ? null : namedPerson(person.father),
      mother: namedPerson(person.mother),
      ...act,
    },
  };
}

/** A birth is recorded within the first weeks. */
function sampleActDate(person: SamplePerson): IsoDate {
  return Temporal.PlainDate.from(person.birthday)
    .add({ days: sampleInteger(person, `${code} act`, 3, 24) })
    .toString();
}

/** Before the first of a marriage and a change of name. */
function namesAtBirth(person: SamplePerson): PersonNames {
  const { marriage, formerName } = person;
  const first = namesOf(formerName ?? person);
  const marriedFirst =
    marriage !== undefined && (formerName === undefined || marriage.marriedOn < formerName.changedOn);
  return { ...first, lastName: marriedFirst ? marriage.lastNameBefore : first.lastName };
}
