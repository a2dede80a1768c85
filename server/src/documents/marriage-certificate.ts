/** The marriage certificate (свидетельство о заключении брака, неке қию туралы куәлік). */

import { isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import {
  registrationFields,
  registrationView,
  sampleCertificateCommon,
  sampleMarriageRegistration,
} from './civil-registry.ts';
import { defineDocumentType, type Sample } from './document-type.ts';
import type { SamplePerson } from './sample-person.ts';
import {
  coupleFields,
  coupleView,
  holderBirthday,
  lastNameInMarriage,
  sampleCouple,
  sampleMarriage,
} from './spouses.ts';

const titles = {
  kk: 'Неке қию туралы куәлік',
  ru: 'Свидетельство о заключении брака',
  en: 'Marriage certificate',
};
const code = 'MarriageCertificate';

const domain = Type.Object(
  {
    ...coupleFields({
      before: { kk: 'Некеге дейінгі тегі', ru: 'Фамилия до брака', en: 'Surname before the marriage' },
      after: { kk: 'Некеден кейінгі тегі', ru: 'Фамилия после заключения брака', en: 'Surname after the marriage' },
    }),
    ...registrationFields,
  },
  { description: 'What the marriage certificate says of the spouses; the act’s date is the day of the marriage' },
);

export const marriageCertificate = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: null,
  hasFacePhoto: false,
  extra: ({ common, domain: marriage }) => ({
    date_of_birth: holderBirthday(marriage, common.docOwner.iin),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: null,
  }),
  view: ({ common, domain: marriage }) => ({ ...registrationView(common, marriage), ...coupleView(marriage) }),
  sample,
});

function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const { marriedOn, lastNameBefore, spouse, spouseLastNameBefore } = sampleMarriage(person);
  const act = sampleMarriageRegistration(person, marriedOn);
  return {
    common: sampleCertificateCommon(person, { code, actedOn: marriedOn, act }),
    domain: {
      ...sampleCouple(
        person,
        { before: lastNameBefore, after: lastNameInMarriage(person) },
        { before: spouseLastNameBefore, after: spouse.lastName },
      ),
      ...act,
    },
  };
}
