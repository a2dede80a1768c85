/** The hunter's certificate with its marks of the yearly fee (удостоверение охотника, аңшы куәлігі). */

import { almatyMidnightMs, almatyPrintedDate } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { printedBilingual } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { dateField, textField } from './fields.ts';
import { holderExtra, holderFields, holderView, sampleHolder } from './holder.ts';
import { citizenshipField } from './person-fields.ts';
import { plainNumber } from './printed-number.ts';
import { asOf, sampleIssueDay, validForYears } from './sample-days.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = { kk: 'Аңшы куәлігі', ru: 'Удостоверение охотника', en: 'Hunter’s certificate' };
const code = 'HunterCertificate';

const issuer: Trilingual = {
  kk: 'Аңшылар мен аңшылық шаруашылығы субъектілері қоғамдық бірлестіктерінің қауымдастығы',
  ru: 'Ассоциация общественных объединений охотников и субъектов охотничьего хозяйства',
  en: 'Association of public unions of hunters and of hunting grounds',
};

const domain = Type.Object(
  {
    ...holderFields,
    citizenship: citizenshipField,
    examinationDate: dateField(
      {
        kk: 'Аңшы емтихан тапсырған күн',
        ru: 'День, когда охотник сдал экзамен',
        en: 'Day on which the hunter passed the examination',
      },
      { kk: 'емтихан күні', ru: 'дата экзамена', en: 'day of the examination' },
    ),
    feeMarks: Type.Array(
      Type.Object({
        year: Type.Integer({
          minimum: 1900,
          maximum: 2999,
          ...inLanguages({
            kk: 'Төлем жасалған жыл',
            ru: 'Год, за который уплачено',
            en: 'Calendar year that is paid for',
          }),
        }),
        paidDate: dateField({ kk: 'Төленген күн', ru: 'День оплаты', en: 'Day of payment' }),
        receiptNumber: textField({ kk: 'Түбіртек нөмірі', ru: 'Номер квитанции', en: 'Number of the receipt' }),
      }),
      inLanguages(
        {
          kk: 'Жыл сайынғы жарна белгілері, ертесінен бастап',
          ru: 'Отметки об уплате ежегодного взноса, начиная с ранней',
          en: 'Marks of the yearly fee, oldest first',
        },
        { kk: 'жыл сайынғы төлем туралы белгілер', ru: 'отметки о ежегодном сборе', en: 'marks of the yearly fee' },
      ),
    ),
  },
  { description: 'What the hunter’s certificate says of its holder' },
);

type Domain = Static<typeof domain>;
type Result = ResultJson<Domain>;

export const hunter = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'card',
  validity: { kk: '10 жыл', ru: '10 лет', en: '10 years' },
  hasFacePhoto: true,
  extra: holderExtra,
  view,
  sample,
});

function view({ common, domain: holder }: WithGaps<Result>): Record<string, unknown> {
  return {
    ...holderView(common, holder),
    citizenship: printedBilingual(holder.citizenship),
    examinationDate: almatyPrintedDate(holder.examinationDate),
    feeMarks: holder.feeMarks.map(({ year, paidDate, receiptNumber }) => [
      plainNumber(year),
      almatyPrintedDate(paidDate),
      receiptNumber,
    ]),
  };
}

/** Nobody hunts before the eighteenth birthday; the examination comes a month before the certificate. */
function sample(person: SamplePerson): Sample<Domain> {
  const issued = sampleIssueDay(person, code, { from: '2019-04-01', to: '2021-10-29', minimumAgeYears: 18 });
  return {
    common: {
      number: sampleDigits(person, code, 7),
      issuer,
      ...validForYears(issued, 10),
    },
    domain: {
      ...sampleHolder(person),
      citizenship: person.citizenship,
      examinationDate: almatyMidnightMs(issued.subtract({ months: 1 }).toString()),
      feeMarks: sampleFeeMarks(person, issued),
    },
  };
}

/** The first year is paid for with the certificate, the others in the spring. */
function sampleFeeMarks(person: SamplePerson, issued: Temporal.PlainDate): Domain['feeMarks'] {
  const lastYear = asOf(person).year - 1;
  const years = Array.from({ length: Math.max(lastYear - issued.year, 0) + 1 }, (_, index) => issued.year + index);
  return years.map((year) => {
    const spring = Temporal.PlainDate.from({ year, month: 2, day: 1 });
    const paid =
      year === issued.year ? issued : spring.add({ days: sampleInteger(person, `${code} fee ${year}`, 0, 80) });
    return {
      year,
      paidDate: almatyMidnightMs(paid.toString()),
      receiptNumber: sampleDigits(person, `${code} receipt ${year}`, 8),
    };
  });
}
