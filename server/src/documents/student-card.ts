/** The student card (студенческий билет, студенттік билет). */

import { type Static, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { printedBilingual } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField } from './fields.ts';
import { holderExtra, holderFields, holderView, sampleHolder } from './holder.ts';
import { NoSample } from './no-sample.ts';
import { plainNumber } from './printed-number.ts';
import { joined } from './printed-text.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { Bilingual, SamplePerson } from './sample-person.ts';
import { transliterateName } from './transliteration.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = { kk: 'Студенттік билет', ru: 'Студенческий билет', en: 'Student card' };
const code = 'StudentCard';

const domain = Type.Object(
  {
    ...holderFields,
    institution: bilingualField(
      { kk: 'Оқу орны', ru: 'Учебное заведение', en: 'Educational institution' },
      { kk: 'оқу орны', ru: 'учебное заведение', en: 'institution' },
    ),
    faculty: bilingualField(
      { kk: 'Факультет', ru: 'Факультет', en: 'Faculty' },
      { kk: 'факультеті', ru: 'факультет', en: 'faculty' },
    ),
    speciality: bilingualField(
      { kk: 'Мамандық', ru: 'Специальность', en: 'Speciality' },
      { kk: 'мамандығы', ru: 'специальность', en: 'speciality' },
    ),
    form: bilingualField(
      { kk: 'Оқу нысаны', ru: 'Форма обучения', en: 'Form of study' },
      { kk: 'оқу нысаны', ru: 'форма обучения', en: 'form of study' },
    ),
    startYear: Type.Integer({
      minimum: 1900,
      maximum: 2999,
      ...inLanguages(
        { kk: 'Оқу басталатын жыл', ru: 'Год начала обучения', en: 'Calendar year in which the studies begin' },
        { kk: 'оқу басталған жыл', ru: 'год начала учёбы', en: 'year when the studies began' },
      ),
    }),
    endYear: Type.Integer({
      minimum: 1900,
      maximum: 2999,
      ...inLanguages(
        { kk: 'Оқу аяқталатын жыл', ru: 'Год окончания обучения', en: 'Calendar year in which the studies end' },
        { kk: 'оқу аяқталған жыл', ru: 'год окончания учёбы', en: 'year when the studies end' },
      ),
    }),
  },
  { description: 'What the student card says of its holder and the studies' },
);

type Result = ResultJson<Static<typeof domain>>;

export const studentCard = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'card',
  validity: { kk: 'оқу мерзімі', ru: 'срок обучения', en: 'the years of study' },
  hasFacePhoto: true,
  extra: holderExtra,
  view,
  sample,
});

function view({ common, domain: student }: WithGaps<Result>): Record<string, unknown> {
  return {
    ...holderView(common, student),
    institution: printedBilingual(student.institution),
    faculty: printedBilingual(student.faculty),
    speciality: printedBilingual(student.speciality),
    form: printedBilingual(student.form),
    years: joined('–', plainNumber(student.startYear), plainNumber(student.endYear)),
  };
}

/** Issued when the first term begins, valid to the end of the last. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const { studies } = person;
  if (studies === undefined) throw new NoSample('this person does not study');
  const firstTerm = Temporal.PlainDate.from({ year: studies.startYear, month: 9, day: 1 });
  const issued = firstTerm.add({ days: sampleInteger(person, `${code} issued`, 0, 13) });
  return {
    common: {
      number: `${String(studies.startYear).slice(-2)}-${sampleDigits(person, code, 6)}`,
      issuer: institutionName(studies.institution),
      issuedOn: issued.toString(),
      expiresOn: `${studies.endYear}-06-30`,
    },
    domain: { ...sampleHolder(person), ...studies },
  };
}

/** No English name is known: the Russian one in Latin letters stands for it. */
function institutionName(institution: Bilingual): Trilingual {
  const [kk = institution, ru = kk] = institution.split('/');
  return { kk, ru, en: transliterateName(ru) };
}
