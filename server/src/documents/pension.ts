/** The pension certificate (пенсионное удостоверение, зейнетақы куәлігі). */

import { almatyMidnightMs, almatyPrintedDate } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { printedBilingual } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { bilingualField, dateField, textField } from './fields.ts';
import { holderExtra, holderFields, holderView, sampleHolder } from './holder.ts';
import { NoSample } from './no-sample.ts';
import { pensionDay } from './pension-age.ts';
import { residenceField } from './person-fields.ts';
import { printedAddress } from './printed-address.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = { kk: 'Зейнетақы куәлігі', ru: 'Пенсионное удостоверение', en: 'Pension certificate' };
const code = 'PensionCertificate';

const issuer: Trilingual = {
  kk: '«Азаматтарға арналған үкімет» мемлекеттік корпорациясы',
  ru: 'Государственная корпорация «Правительство для граждан»',
  en: 'State Corporation “Government for Citizens”',
};

const domain = Type.Object(
  {
    ...holderFields,
    residence: residenceField,
    pensionKind: bilingualField(
      { kk: 'Зейнетақы түрі', ru: 'Вид пенсии', en: 'Kind of pension' },
      { kk: 'зейнетақы түрі', ru: 'вид пенсии', en: 'kind of pension' },
    ),
    grantedDate: dateField(
      {
        kk: 'Зейнетақы тағайындалған күн',
        ru: 'День, с которого назначена пенсия',
        en: 'Day from which the pension is granted',
      },
      { kk: 'зейнетақы тағайындалған күн', ru: 'дата назначения пенсии', en: 'day from which the pension is granted' },
    ),
    caseNumber: textField(
      { kk: 'Зейнетақы ісінің нөмірі', ru: 'Номер пенсионного дела', en: 'Number of the pension file' },
      { kk: 'зейнетақы ісінің нөмірі', ru: 'номер пенсионного дела', en: 'number of the pension file' },
    ),
  },
  { description: 'What the pension certificate says of its holder and the pension' },
);

type Result = ResultJson<Static<typeof domain>>;

export const pension = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'card',
  validity: null,
  hasFacePhoto: true,
  extra: holderExtra,
  view,
  sample,
});

function view({ common, domain: pensioner }: WithGaps<Result>): Record<string, unknown> {
  const strings = holderView(common, pensioner);
  return {
    ...strings,
    expiryDate: common.docExpirationDate === null ? 'Мерзімсіз / Бессрочно' : strings['expiryDate'],
    residence: printedAddress(pensioner.residence),
    pensionKind: printedBilingual(pensioner.pensionKind),
    grantedDate: almatyPrintedDate(pensioner.grantedDate),
    caseNumber: pensioner.caseNumber,
  };
}

/** Granted on the day on which the pension age is reached; the certificate follows within two months. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const granted = pensionDay(person);
  if (granted === undefined) throw new NoSample('this person is too young for a pension');
  const issued = granted.add({ days: sampleInteger(person, `${code} issued`, 10, 60) });
  return {
    common: {
      number: sampleDigits(person, code, 7),
      issuer,
      issuedOn: issued.toString(),
      expiresOn: null,
    },
    domain: {
      ...sampleHolder(person),
      residence: person.address,
      pensionKind: 'Жасына байланысты зейнетақы/Пенсия по возрасту',
      grantedDate: almatyMidnightMs(granted.toString()),
      caseNumber: `${granted.year}-${sampleDigits(person, `${code} file`, 6)}`,
    },
  };
}
