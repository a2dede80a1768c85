/** The birth certificate (свидетельство о рождении, туу туралы куәлік). It keeps the names that were given at birth. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { orNull, type Static, Type } from '../json/json-schema.ts';
import { bilingualParts, genderTexts } from './bilingual.ts';
import {
  registeredPerson,
  registrationFields,
  registrationView,
  sampleCertificateCommon,
  sampleRegistration,
} from './civil-registry.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { namedPerson, namedPersonView } from './named-person.ts';
import { NoSample } from './no-sample.ts';
import { birthdayField, birthPlaceField, genderField, iinField } from './person-fields.ts';
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
        iin: orNull(
          iinField({
            kk: 'Баланың ЖСН-і; берілмесе null',
            ru: 'ИИН ребёнка; null, если он не присвоен',
            en: 'IIN of the child; null where none was given',
          }),
        ),
        ...nameFields,
        birthday: birthdayField,
      },
      inLanguages({ kk: 'Бала', ru: 'Ребёнок', en: 'The child' }, { kk: 'бала', ru: 'ребёнок', en: 'child' }),
    ),
    gender: genderField,
    birthPlace: birthPlaceField,
    father: orNull(
      registeredPerson(
        {
          who: { kk: 'Әкесі', ru: 'Отец', en: 'the father' },
          iin: { kk: 'Әкесінің ЖСН-і', ru: 'ИИН отца', en: 'IIN of the father' },
        },
        { kk: 'әкесі', ru: 'отец', en: 'father' },
      ),
    ),
    mother: orNull(
      registeredPerson(
        {
          who: { kk: 'Анасы', ru: 'Мать', en: 'the mother' },
          iin: { kk: 'Анасының ЖСН-і', ru: 'ИИН матери', en: 'IIN of the mother' },
        },
        { kk: 'анасы', ru: 'мать', en: 'mother' },
      ),
    ),
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
