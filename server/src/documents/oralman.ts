/** The certificate of a kandas, an ethnic Kazakh who has come back (удостоверение кандаса, қандас куәлігі; once called oralman). */

import { almatyPrintedDate } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { printedBilingual } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField } from './fields.ts';
import { holderExtra, holderFields, holderView, sampleHolder } from './holder.ts';
import { namedPerson, relativeFields } from './named-person.ts';
import { NoSample } from './no-sample.ts';
import { birthPlaceField, nationalityField } from './person-fields.ts';
import { printedFullName } from './person-names.ts';
import { printedAddress } from './printed-address.ts';
import { sampleIssueDay, validForYears } from './sample-days.ts';
import { sampleDigits } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import { stateCode } from './state-codes.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = { kk: 'Қандас куәлігі', ru: 'Удостоверение кандаса', en: 'Certificate of a kandas' };
const code = 'KandasCertificate';

const issuer: Trilingual = {
  kk: 'Жұмыспен қамту және әлеуметтік бағдарламалар басқармасы',
  ru: 'Управление занятости и социальных программ',
  en: 'Department of Employment and Social Programmes',
};

const domain = Type.Object(
  {
    ...holderFields,
    birthPlace: birthPlaceField,
    nationality: nationalityField,
    countryOfOrigin: bilingualField(
      { kk: 'Иесі келген ел', ru: 'Страна, откуда прибыл владелец', en: 'Country that the holder came from' },
      { kk: 'шыққан елі', ru: 'страна исхода', en: 'country of origin' },
    ),
    residence: bilingualField(
      {
        kk: 'Қазақстандағы тұрғылықты жері',
        ru: 'Место жительства в Казахстане',
        en: 'Place of residence in Kazakhstan',
      },
      { kk: 'тұрғылықты жері', ru: 'место жительства', en: 'place of residence' },
    ),
    familyMembers: Type.Array(
      Type.Object({
        relation: bilingualField({
          kk: 'Отбасы мүшесінің иесіне кім болатыны',
          ru: 'Кем член семьи приходится владельцу',
          en: 'What the member is to the holder',
        }),
        person: relativeFields({
          who: { kk: 'Отбасы мүшесі', ru: 'Член семьи', en: 'the member of the family' },
          iin: { kk: 'Отбасы мүшесінің ЖСН-і', ru: 'ИИН члена семьи', en: 'IIN of the member of the family' },
        }),
      }),
      inLanguages(
        {
          kk: 'Иесімен бірге келген отбасы мүшелері',
          ru: 'Члены семьи, прибывшие с владельцем',
          en: 'Members of the family who came with the holder',
        },
        { kk: 'отбасы мүшелері', ru: 'члены семьи', en: 'family members' },
      ),
    ),
  },
  { description: 'What the certificate says of the kandas and the family' },
);

type Domain = Static<typeof domain>;
type Result = ResultJson<Domain>;

export const oralman = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'card',
  validity: { kk: '1 жыл', ru: '1 год', en: '1 year' },
  hasFacePhoto: true,
  extra: holderExtra,
  view,
  sample,
});

function view({ common, domain: holder }: WithGaps<Result>): Record<string, unknown> {
  return {
    ...holderView(common, holder),
    birthPlace: printedBilingual(holder.birthPlace),
    nationality: printedBilingual(holder.nationality),
    countryOfOrigin: printedBilingual(holder.countryOfOrigin),
    residence: printedAddress(holder.residence),
    familyMembers: holder.familyMembers.map(({ relation, person }) => [
      printedFullName(person),
      printedBilingual(relation),
      almatyPrintedDate(person.birthday),
      person.iin,
    ]),
  };
}

/** Valid for a year, in which the holder may ask for citizenship. */
function sample(person: SamplePerson): Sample<Domain> {
  if (stateCode(person.citizenship) === 'KAZ') throw new NoSample('a citizen of Kazakhstan is no kandas any more');
  const issued = sampleIssueDay(person, code, { from: '2026-02-02', to: '2026-08-28', minimumAgeYears: 0 });
  return {
    common: {
      number: sampleDigits(person, code, 7),
      issuer,
      ...validForYears(issued, 1),
    },
    domain: {
      ...sampleHolder(person),
      birthPlace: person.birthPlace,
      nationality: person.nationality,
      countryOfOrigin: person.citizenship,
      residence: person.address,
      familyMembers: sampleFamily(person),
    },
  };
}

function sampleFamily(person: SamplePerson): Domain['familyMembers'] {
  const { marriage } = person;
  const spouse = person.sex === 'female' ? 'Жұбайы/Супруг' : 'Зайыбы/Супруга';
  return [
    ...(marriage === undefined || marriage.divorcedOn !== undefined
      ? []
      : [{ relation: spouse, person: namedPerson(marriage.spouse) }]),
    ...person.children.map((child) => ({ relation: 'Баласы/Ребёнок', person: namedPerson(child) })),
  ];
}
