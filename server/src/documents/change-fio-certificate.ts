/** The certificate of a change of name (свидетельство о перемене имени, атын өзгерту туралы куәлік): surname, given name, patronymic. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { bilingualParts, genderTexts } from './bilingual.ts';
import {
  registrationFields,
  registrationPlace,
  registrationView,
  sampleCertificateCommon,
  sampleRegistration,
} from './civil-registry.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { NoSample } from './no-sample.ts';
import { birthdayField, birthPlaceField, genderField, holderIinField } from './person-fields.ts';
import { nameFields, namesOf, printedNames } from './person-names.ts';
import type { SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = {
  kk: 'Атын, әкесінің атын, тегін өзгерту туралы куәлік',
  ru: 'Свидетельство о перемене имени, отчества, фамилии',
  en: 'Certificate of change of given name, patronymic or surname',
};
const code = 'ChangeFioCertificate';

const domain = Type.Object(
  {
    iin: holderIinField,
    birthday: birthdayField,
    gender: genderField,
    birthPlace: birthPlaceField,
    before: Type.Object(
      nameFields,
      inLanguages(
        {
          kk: 'Өзгертілгенге дейінгі тегі, аты, әкесінің аты',
          ru: 'Фамилия, имя, отчество до перемены',
          en: 'The names before the change',
        },
        { kk: 'өзгертуге дейінгі аты-жөні', ru: 'имя до перемены', en: 'names before the change' },
      ),
    ),
    after: Type.Object(
      nameFields,
      inLanguages(
        {
          kk: 'Өзгертілгеннен кейінгі тегі, аты, әкесінің аты',
          ru: 'Фамилия, имя, отчество после перемены',
          en: 'The names after the change',
        },
        { kk: 'өзгертілгеннен кейінгі аты-жөні', ru: 'имя после перемены', en: 'names after the change' },
      ),
    ),
    ...registrationFields,
  },
  { description: 'What the certificate says of a person’s former and new names' },
);

type Result = ResultJson<Static<typeof domain>>;

export const changeFioCertificate = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: null,
  hasFacePhoto: false,
  extra: ({ common, domain: change }) => ({
    date_of_birth: isoDateOrNull(change.birthday),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: null,
  }),
  view,
  sample,
});

function view({ common, domain: change }: WithGaps<Result>): Record<string, unknown> {
  return {
    ...registrationView(common, change),
    iin: change.iin,
    birthday: almatyPrintedDate(change.birthday),
    gender: bilingualParts(change.gender),
    birthPlace: bilingualParts(change.birthPlace),
    before: printedNames(change.before),
    after: printedNames(change.after),
  };
}

function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const { formerName } = person;
  if (formerName === undefined) throw new NoSample('this person never changed the name');
  const actedOn = formerName.changedOn;
  const act = sampleRegistration(person, { actedOn, place: registrationPlace(person.address), series: 'АӨ' });
  return {
    common: sampleCertificateCommon(person, { code, actedOn, act }),
    domain: {
      iin: person.iin,
      birthday: almatyMidnightMs(person.birthday),
      gender: genderTexts[person.sex],
      birthPlace: person.birthPlace,
      before: namesOf(formerName),
      after: namesOf(person),
      ...act,
    },
  };
}
