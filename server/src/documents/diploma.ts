/** The diploma of higher education (диплом) with its supplement, the list of subjects with credits and grades. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { bilingualParts } from './bilingual.ts';
import { specialityOfItsTime, subjectsOfSpeciality } from './diploma-subjects.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField, dateField, textField } from './fields.ts';
import { gradeOf, gradePointAverage } from './grades.ts';
import { namedPerson, namedPersonView, relativeFields } from './named-person.ts';
import { NoSample } from './no-sample.ts';
import { plainNumber, printedNumber } from './printed-number.ts';
import { joined } from './printed-text.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { Bilingual, SamplePerson } from './sample-person.ts';
import { transliterateName } from './transliteration.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = { kk: 'Диплом', ru: 'Диплом', en: 'Diploma' };
const code = 'Diploma';

const domain = Type.Object(
  {
    graduate: relativeFields(
      {
        who: { kk: 'Түлек', ru: 'Выпускник', en: 'the graduate' },
        iin: { kk: 'Түлектің ЖСН-і', ru: 'ИИН выпускника', en: 'IIN of the graduate' },
      },
      { kk: 'түлек', ru: 'выпускник', en: 'graduate' },
    ),
    series: textField(
      { kk: 'Бланк сериясы', ru: 'Серия бланка', en: 'Series of the blank' },
      { kk: 'сериясы', ru: 'серия', en: 'series' },
    ),
    number: textField(
      { kk: 'Бланк нөмірі', ru: 'Номер бланка', en: 'Number of the blank' },
      { kk: 'нөмірі', ru: 'номер', en: 'number' },
    ),
    registrationNumber: textField(
      {
        kk: 'Жоғары оқу орнының тіркеу кітабындағы нөмірі',
        ru: 'Номер в книге регистрации вуза',
        en: 'Number in the institution’s register',
      },
      { kk: 'тіркеу нөмірі', ru: 'регистрационный номер', en: 'registration number' },
    ),
    institution: bilingualField(
      { kk: 'Оқу орны', ru: 'Учебное заведение', en: 'Institution' },
      { kk: 'оқу орны', ru: 'учебное заведение', en: 'institution' },
    ),
    specialityCode: textField(
      {
        kk: 'Мамандықтың немесе білім беру бағдарламасының коды',
        ru: 'Код специальности или образовательной программы',
        en: 'Code of the speciality or educational programme',
      },
      { kk: 'мамандық коды', ru: 'код специальности', en: 'code of the speciality' },
    ),
    speciality: bilingualField(
      {
        kk: 'Мамандық немесе білім беру бағдарламасы',
        ru: 'Специальность или образовательная программа',
        en: 'Speciality or educational programme',
      },
      { kk: 'мамандығы', ru: 'специальность', en: 'speciality' },
    ),
    qualification: bilingualField(
      { kk: 'Біліктілік', ru: 'Квалификация', en: 'Qualification' },
      { kk: 'біліктілігі', ru: 'квалификация', en: 'qualification' },
    ),
    degree: bilingualField(
      { kk: 'Дәрежесі', ru: 'Степень', en: 'Degree' },
      { kk: 'дәрежесі', ru: 'степень', en: 'degree' },
    ),
    form: bilingualField(
      { kk: 'Оқу нысаны', ru: 'Форма обучения', en: 'Form of study' },
      { kk: 'оқу нысаны', ru: 'форма обучения', en: 'form of study' },
    ),
    startYear: Type.Integer(
      inLanguages(
        { kk: 'Оқу басталған жыл', ru: 'Год начала обучения', en: 'Year when the studies began' },
        { kk: 'оқу басталған жыл', ru: 'год начала учёбы', en: 'year when the studies began' },
      ),
    ),
    endYear: Type.Integer(
      inLanguages(
        { kk: 'Оқу аяқталған жыл', ru: 'Год окончания обучения', en: 'Year when they ended' },
        { kk: 'оқу аяқталған жыл', ru: 'год окончания учёбы', en: 'year when the studies end' },
      ),
    ),
    commissionDate: dateField(
      {
        kk: 'Аттестаттау комиссиясы шешім шығарған күн',
        ru: 'День решения аттестационной комиссии',
        en: 'Day when the attestation commission decided',
      },
      { kk: 'аттестаттау комиссиясының күні', ru: 'дата решения комиссии', en: 'day of the commission’s decision' },
    ),
    withHonours: Type.Boolean(
      inLanguages(
        { kk: 'Үздік диплом ба', ru: 'Диплом с отличием или нет', en: 'Whether it is a diploma with honours' },
        { kk: 'үздік диплом ба', ru: 'диплом с отличием или нет', en: 'whether it is with honours' },
      ),
    ),
    subjects: Type.Array(
      Type.Object({
        name: bilingualField({ kk: 'Пән', ru: 'Дисциплина', en: 'Subject' }),
        credits: Type.Integer({
          minimum: 0,
          ...inLanguages({
            kk: 'Академиялық кредиттер (ECTS)',
            ru: 'Академические кредиты (ECTS)',
            en: 'Academic credits (ECTS)',
          }),
        }),
        points: Type.Integer({
          minimum: 0,
          maximum: 100,
          ...inLanguages({ kk: 'Жүзден алынған балл', ru: 'Баллы из ста', en: 'Points out of a hundred' }),
        }),
        grade: Type.String(
          inLanguages({
            kk: 'Әріптік баға: `A`, `A-`, `B+` … `D`',
            ru: 'Буквенная оценка: `A`, `A-`, `B+` … `D`',
            en: 'Letter grade: `A`, `A-`, `B+` … `D`',
          }),
        ),
      }),
      inLanguages(
        {
          kk: 'Қосымша: оқылған пәндер, оқу жоспарының ретімен',
          ru: 'Приложение: изученные дисциплины в порядке учебного плана',
          en: 'The supplement: what was studied, in the order of the curriculum',
        },
        { kk: 'пәндер мен бағалар', ru: 'предметы и оценки', en: 'subjects and grades' },
      ),
    ),
    totalCredits: Type.Integer({
      minimum: 0,
      ...inLanguages(
        { kk: 'Кредиттердің қосындысы', ru: 'Сумма кредитов', en: 'Sum of the credits' },
        { kk: 'кредиттер саны', ru: 'число кредитов', en: 'number of credits' },
      ),
    }),
    gradePointAverage: Type.Number({
      minimum: 0,
      maximum: 4,
      ...inLanguages(
        {
          kk: 'Кредит бойынша өлшенген орташа балл',
          ru: 'Средний балл, взвешенный по кредитам',
          en: 'Average of the grades, weighted by credits',
        },
        { kk: 'орташа баға', ru: 'средний балл', en: 'average of the grades' },
      ),
    }),
  },
  { description: 'What the diploma and its supplement say' },
);

type Result = ResultJson<Static<typeof domain>>;

export const diploma = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: null,
  hasFacePhoto: false,
  extra: ({ common, domain: studies }) => ({
    date_of_birth: isoDateOrNull(studies.graduate.birthday),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: isoDateOrNull(common.docExpirationDate),
  }),
  view,
  sample,
});

function view({ common, domain: studies }: WithGaps<Result>): Record<string, unknown> {
  return {
    number: common.docNumber,
    blank: joined(' № ', studies.series, studies.number),
    registrationNumber: studies.registrationNumber,
    graduate: namedPersonView(studies.graduate),
    institution: bilingualParts(studies.institution),
    specialityCode: studies.specialityCode,
    speciality: bilingualParts(studies.speciality),
    qualification: bilingualParts(studies.qualification),
    degree: bilingualParts(studies.degree),
    form: bilingualParts(studies.form),
    years: joined(' – ', plainNumber(studies.startYear), plainNumber(studies.endYear)),
    commissionDate: almatyPrintedDate(studies.commissionDate),
    withHonours: studies.withHonours === true,
    issueDate: almatyPrintedDate(common.docIssuedDate),
    subjects: studies.subjects.map(({ name, credits, points, grade }) => ({
      name: bilingualParts(name),
      credits: plainNumber(credits),
      points: plainNumber(points),
      grade,
      words: bilingualParts(points === null ? '' : gradeOf(points).words),
    })),
    totalCredits: plainNumber(studies.totalCredits),
    gradePointAverage: printedNumber(studies.gradePointAverage, 2),
  };
}

/** The commission decides in the second half of June of the last year; the diploma is issued on the last day of that month. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const { education } = person;
  if (education === undefined) throw new NoSample('nobody without a finished education has a diploma');
  const { institution, withHonours, endYear } = education;
  const number = sampleDigits(person, code, 7);
  const subjects = sampleSubjects(person, withHonours);
  const commissionDay = sampleInteger(person, `${code} commission`, 14, 26);
  return {
    common: {
      number,
      issuer: issuerOf(institution),
      issuedOn: `${endYear}-06-30`,
      expiresOn: null,
    },
    domain: {
      ...education,
      ...specialityOfItsTime(education),
      graduate: namedPerson(person),
      series: withHonours ? 'ЖБ-Ү' : 'ЖБ-Б',
      number,
      registrationNumber: String(sampleInteger(person, `${code} register`, 101, 2400)),
      commissionDate: almatyMidnightMs(`${endYear}-06-${commissionDay}`),
      subjects,
      totalCredits: subjects.reduce((sum, { credits }) => sum + credits, 0),
      gradePointAverage: gradePointAverage(subjects),
    },
  };
}

/** Who graduates with honours has no grade below B+. */
function sampleSubjects(person: SamplePerson, withHonours: boolean): Result['domain']['subjects'] {
  return subjectsOfSpeciality(person).map(({ name, credits }) => {
    const points = sampleInteger(person, `${code} ${name}`, withHonours ? 86 : 66, withHonours ? 100 : 97);
    return { name, credits, points, grade: gradeOf(points).letter };
  });
}

function issuerOf(institution: Bilingual): Trilingual {
  const { kk, ru } = bilingualParts(institution);
  return { kk, ru: ru === '' ? kk : ru, en: transliterateName(ru === '' ? kk : ru) };
}
