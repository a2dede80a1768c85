/** The diploma of higher education (диплом) with its supplement, the list of subjects with credits and grades. */

import { almatyMidnightMs, almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { bilingualParts } from './bilingual.ts';
import { specialityOfItsTime, subjectsOfSpeciality } from './diploma-subjects.ts';
import { defineDocumentType, type ResultJson, type Sample, type Trilingual } from './document-type.ts';
import { bilingualField, dateField, relativeFields, textField } from './fields.ts';
import { gradeOf, gradePointAverage } from './grades.ts';
import { namedPerson, namedPersonView } from './named-person.ts';
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
    graduate: relativeFields('the graduate'),
    series: textField('Series of the blank'),
    number: textField('Number of the blank'),
    registrationNumber: textField('Number in the institution’s register'),
    institution: bilingualField('Institution'),
    specialityCode: textField('Code of the speciality or educational programme'),
    speciality: bilingualField('Speciality or educational programme'),
    qualification: bilingualField('Qualification'),
    degree: bilingualField('Degree'),
    form: bilingualField('Form of study'),
    startYear: Type.Integer({ description: 'Year when the studies began' }),
    endYear: Type.Integer({ description: 'Year when they ended' }),
    commissionDate: dateField('Day when the attestation commission decided'),
    withHonours: Type.Boolean({ description: 'Whether it is a diploma with honours' }),
    subjects: Type.Array(
      Type.Object({
        name: bilingualField('Subject'),
        credits: Type.Integer({ minimum: 0, description: 'Academic credits (ECTS)' }),
        points: Type.Integer({ minimum: 0, maximum: 100, description: 'Points out of a hundred' }),
        grade: Type.String({ description: 'Letter grade: `A`, `A-`, `B+` … `D`' }),
      }),
      { description: 'The supplement: what was studied, in the order of the curriculum' },
    ),
    totalCredits: Type.Integer({ minimum: 0, description: 'Sum of the credits' }),
    gradePointAverage: Type.Number({
      minimum: 0,
      maximum: 4,
      description: 'Average of the grades, weighted by credits',
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
