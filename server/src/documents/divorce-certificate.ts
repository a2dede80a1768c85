/** The divorce certificate (свидетельство о расторжении брака, некені бұзу туралы куәлік). Each of the two gets their own. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { bilingualParts } from './bilingual.ts';
import {
  registrationFields,
  registrationPlace,
  registrationView,
  sampleCertificateCommon,
  sampleMarriageRegistration,
  sampleRegistration,
} from './civil-registry.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { onlyWord } from './field-translations.ts';
import { bilingualField, dateField } from './fields.ts';
import { NoSample } from './no-sample.ts';
import { printedFullName } from './person-names.ts';
import type { IsoDate, Relative, SamplePerson } from './sample-person.ts';
import {
  coupleFields,
  coupleView,
  holderBirthday,
  holderOf,
  lastNameInMarriage,
  sampleCouple,
  sampleMarriage,
} from './spouses.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = {
  kk: 'Некені бұзу туралы куәлік',
  ru: 'Свидетельство о расторжении брака',
  en: 'Divorce certificate',
};
const code = 'DivorceCertificate';

const domain = Type.Object(
  {
    ...coupleFields({
      before: { kk: 'Ажырасқанға дейінгі тегі', ru: 'Фамилия до развода', en: 'Surname before the divorce' },
      after: { kk: 'Ажырасқаннан кейінгі тегі', ru: 'Фамилия после развода', en: 'Surname after the divorce' },
    }),
    marriageActNumber: {
      ...registrationFields.actNumber,
      ...onlyWord({
        kk: 'неке қию актісінің нөмірі',
        ru: 'номер записи о браке',
        en: 'number of the record of the marriage',
      }),
    },
    marriageActDate: dateField(
      {
        kk: 'Неке туралы акт жазбасының күні',
        ru: 'Дата актовой записи о браке',
        en: 'Date of the act record of the marriage',
      },
      { kk: 'неке қию актісінің күні', ru: 'дата записи о браке', en: 'date of the record of the marriage' },
    ),
    basis: bilingualField(
      {
        kk: 'Некенің бұзылу негізі',
        ru: 'Основание расторжения брака',
        en: 'On what ground the marriage was dissolved',
      },
      { kk: 'негізі', ru: 'основание', en: 'ground' },
    ),
    ...registrationFields,
  },
  { description: 'What the divorce certificate says of the former spouses; the act’s date ends the marriage' },
);

type Result = ResultJson<Static<typeof domain>>;

export const divorceCertificate = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: null,
  hasFacePhoto: false,
  extra: ({ common, domain: divorce }) => ({
    date_of_birth: holderBirthday(divorce, common.docOwner.iin),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: null,
  }),
  view,
  sample,
});

function view({ common, domain: divorce }: WithGaps<Result>): Record<string, unknown> {
  const holder = holderOf(divorce, common.docOwner.iin);
  // By the surname borne then: the owner may have another by now.
  const issuedTo = { ...common.docOwner, lastName: holder?.lastNameAfter ?? common.docOwner.lastName };
  return {
    ...registrationView(common, divorce),
    ...coupleView(divorce),
    marriageActNumber: divorce.marriageActNumber,
    marriageActDate: almatyPrintedDate(divorce.marriageActDate),
    basis: bilingualParts(divorce.basis),
    issuedTo: printedFullName(issuedTo),
  };
}

function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const { marriedOn, divorcedOn, spouse } = sampleMarriage(person);
  if (divorcedOn === undefined) throw new NoSample('this person is not divorced');
  const act = sampleRegistration(person, {
    actedOn: divorcedOn,
    place: registrationPlace(person.address),
    series: 'НБ',
  });
  const lastName = lastNameInMarriage(person);
  return {
    common: sampleCertificateCommon(person, { code, actedOn: divorcedOn, act }),
    domain: {
      // Both keep their surnames: who takes the former one back does so by a change of name.
      ...sampleCouple(
        person,
        { before: lastName, after: lastName },
        { before: spouse.lastName, after: spouse.lastName },
      ),
      marriageActNumber: sampleMarriageRegistration(person, marriedOn).actNumber,
      marriageActDate: almatyMidnightMs(marriedOn),
      basis: sampleBasis(person.children, divorcedOn),
      ...act,
    },
  };
}

/** Only a court divorces the parents of minors. */
function sampleBasis(children: readonly Relative[], divorcedOn: IsoDate): string {
  const isMinor = ({ birthday }: Relative) =>
    birthday <= divorcedOn && Temporal.PlainDate.from(birthday).add({ years: 18 }).toString() > divorcedOn;
  return children.some(isMinor)
    ? 'СОТ ШЕШІМІ/РЕШЕНИЕ СУДА'
    : 'ЕРЛІ-ЗАЙЫПТЫЛАРДЫҢ БІРЛЕСКЕН ӨТІНІШІ/СОВМЕСТНОЕ ЗАЯВЛЕНИЕ СУПРУГОВ';
}
