/** The certificate of a person with a disability (удостоверение лица с инвалидностью, мүгедектігі бар адамның куәлігі). */

import { almatyMidnightMs, almatyPrintedDate } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { printedBilingual } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { bilingualField, dateField, dateOrNullField, textField } from './fields.ts';
import { holderExtra, holderFields, holderView, sampleHolder } from './holder.ts';
import { ministryOfLabour } from './ministry-of-labour.ts';
import { NoSample } from './no-sample.ts';
import { joined, numbered } from './printed-text.ts';
import { sampleDigits } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = {
  kk: 'Мүгедектігі бар адамның куәлігі',
  ru: 'Удостоверение лица с инвалидностью',
  en: 'Certificate of a person with a disability',
};
const code = 'DisabilityCertificate';

const domain = Type.Object(
  {
    ...holderFields,
    group: bilingualField(
      { kk: 'Мүгедектік тобы', ru: 'Группа инвалидности', en: 'Group of disability' },
      { kk: 'мүгедектік тобы', ru: 'группа инвалидности', en: 'group of disability' },
    ),
    cause: bilingualField(
      { kk: 'Мүгедектік себебі', ru: 'Причина инвалидности', en: 'Cause of the disability' },
      { kk: 'мүгедектік себебі', ru: 'причина инвалидности', en: 'cause of the disability' },
    ),
    establishedDate: dateField(
      {
        kk: 'Мүгедектік белгіленген күн',
        ru: 'День, с которого установлена инвалидность',
        en: 'Day from which the disability is established',
      },
      {
        kk: 'мүгедектік белгіленген күн',
        ru: 'дата установления инвалидности',
        en: 'day from which the disability is established',
      },
    ),
    validUntil: dateOrNullField(
      {
        kk: 'Мерзімнің соңғы күні; мүгедектік мерзімсіз белгіленсе null',
        ru: 'Последний день срока; null, если инвалидность установлена бессрочно',
        en: 'Last day of the term; null where the disability is established for life',
      },
      { kk: 'мерзімнің соңғы күні', ru: 'последний день срока', en: 'last day of the term' },
    ),
    examinationNumber: textField(
      {
        kk: 'Медициналық-әлеуметтік сараптама актісінің нөмірі',
        ru: 'Номер акта медико-социальной экспертизы',
        en: 'Number of the act of medical and social examination',
      },
      { kk: 'сараптама актісінің нөмірі', ru: 'номер акта экспертизы', en: 'number of the act of examination' },
    ),
    examinationDate: dateField(
      { kk: 'Сараптама күні', ru: 'День экспертизы', en: 'Day of the examination' },
      { kk: 'сараптама күні', ru: 'дата экспертизы', en: 'day of the examination' },
    ),
  },
  { description: 'What the certificate says of its holder and the disability' },
);

type Result = ResultJson<Static<typeof domain>>;

export const disabilityCertificate = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'card',
  validity: {
    kk: 'мүгедектік белгіленген мерзім немесе мерзімсіз',
    ru: 'срок, на который установлена инвалидность, или бессрочно',
    en: 'the term for which the disability is established, or for life',
  },
  hasFacePhoto: true,
  extra: holderExtra,
  view,
  sample,
});

function view({ common, domain: holder }: WithGaps<Result>): Record<string, unknown> {
  const isForLife = holder.validUntil === null;
  return {
    ...holderView(common, holder),
    expiryDate: isForLife ? 'Мерзімсіз / Бессрочно' : almatyPrintedDate(holder.validUntil),
    group: printedBilingual(holder.group),
    cause: printedBilingual(holder.cause),
    establishedDate: almatyPrintedDate(holder.establishedDate),
    examination: joined(', ', numbered(holder.examinationNumber), almatyPrintedDate(holder.examinationDate)),
  };
}

/** The examination decides, the certificate follows after ten days. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const { disability } = person;
  if (disability === undefined) throw new NoSample('this person has no disability');
  const { establishedOn, validUntil = null } = disability;
  return {
    common: {
      number: sampleDigits(person, code, 7),
      issuer: ministryOfLabour,
      issuedOn: Temporal.PlainDate.from(establishedOn).add({ days: 10 }).toString(),
      expiresOn: validUntil,
    },
    domain: {
      ...sampleHolder(person),
      group: disability.group,
      cause: disability.cause,
      establishedDate: almatyMidnightMs(establishedOn),
      validUntil: validUntil === null ? null : almatyMidnightMs(validUntil),
      examinationNumber: sampleDigits(person, `${code} act`, 5),
      examinationDate: almatyMidnightMs(establishedOn),
    },
  };
}
