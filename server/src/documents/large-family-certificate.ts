/** The certificate of a large family (удостоверение многодетной семьи): a parent and four or more children. */

import { almatyPrintedDate, isoDateOrNull } from '../calendar/almaty-date.ts';
import { orNull, type Static, Type } from '../json/json-schema.ts';
import { bilingualParts } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField } from './fields.ts';
import { namedPerson, namedPersonView, relativeFields } from './named-person.ts';
import { NoSample } from './no-sample.ts';
import { joined } from './printed-text.ts';
import { sampleDigits, sampleInteger } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = {
  kk: 'Көпбалалы отбасының куәлігі',
  ru: 'Удостоверение многодетной семьи',
  en: 'Certificate of a large family',
};
const code = 'LargeFamilyCertificate';

const domain = Type.Object(
  {
    parent: relativeFields(
      {
        who: {
          kk: 'Куәлік берілген ата-ана',
          ru: 'Родитель, которому выдано удостоверение',
          en: 'the parent to whom the certificate is issued',
        },
        iin: {
          kk: 'Куәлік берілген ата-ананың ЖСН-і',
          ru: 'ИИН родителя, которому выдано удостоверение',
          en: 'IIN of the parent to whom the certificate is issued',
        },
      },
      {
        kk: 'куәлік берілген ата-ана',
        ru: 'родитель, на которого выдано удостоверение',
        en: 'parent who holds the certificate',
      },
    ),
    spouse: orNull(
      relativeFields(
        {
          who: { kk: 'Екінші ата-ана', ru: 'Второй родитель', en: 'the other parent' },
          iin: { kk: 'Екінші ата-ананың ЖСН-і', ru: 'ИИН второго родителя', en: 'IIN of the other parent' },
        },
        { kk: 'екінші ата-ана', ru: 'второй родитель', en: 'other parent' },
      ),
    ),
    address: bilingualField(
      { kk: 'Отбасының мекенжайы', ru: 'Адрес семьи', en: 'Where the family lives' },
      { kk: 'мекенжай', ru: 'адрес', en: 'address' },
    ),
    award: orNull(
      bilingualField(
        { kk: 'Ананың мемлекеттік наградасы', ru: 'Государственная награда матери', en: 'State award of the mother' },
        { kk: 'мемлекеттік марапат', ru: 'государственная награда', en: 'state award' },
      ),
    ),
    children: Type.Array(
      relativeFields({
        who: { kk: 'Бала', ru: 'Ребёнок', en: 'a child' },
        iin: { kk: 'Баланың ЖСН-і', ru: 'ИИН ребёнка', en: 'IIN of a child' },
      }),
      {
        minItems: 4,
        ...inLanguages(
          { kk: 'Үлкенінен бастап', ru: 'Начиная со старшего', en: 'Oldest first' },
          { kk: 'балалары', ru: 'дети', en: 'children' },
        ),
      },
    ),
  },
  { description: 'What the certificate says of the family' },
);

type Result = ResultJson<Static<typeof domain>>;

export const largeFamilyCertificate = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'sheet',
  validity: {
    kk: 'отбасында кәмелетке толмаған төрт бала болған кезде',
    ru: 'пока в семье четверо несовершеннолетних детей',
    en: 'while the family has four children under age',
  },
  hasFacePhoto: false,
  extra: ({ common, domain: family }) => ({
    date_of_birth: isoDateOrNull(family.parent.birthday),
    date_of_issue: isoDateOrNull(common.docIssuedDate),
    date_of_expire: isoDateOrNull(common.docExpirationDate),
  }),
  view,
  sample,
});

function view({ common, domain: family }: WithGaps<Result>): Record<string, unknown> {
  return {
    number: common.docNumber,
    parent: namedPersonView(family.parent),
    spouse: family.spouse ? namedPersonView(family.spouse) : null,
    address: bilingualParts(family.address),
    award: family.award ? bilingualParts(family.award) : '',
    childCount: String(family.children.length),
    children: family.children.map(namedPersonView),
    issuer: bilingualParts(joined('/', common.docIssuer.nameKk, common.docIssuer.nameRu)),
    issueDate: almatyPrintedDate(common.docIssuedDate),
    expiryDate: almatyPrintedDate(common.docExpirationDate),
  };
}

const socialProtection = {
  kk: 'Жұмыспен қамту және әлеуметтік бағдарламалар басқармасы',
  ru: 'Управление занятости и социальных программ',
  en: 'Department of Employment and Social Programmes',
};

/** A family is large with four children under eighteen. */
const CHILDREN_OF_A_LARGE_FAMILY = 4;

/** Issued some weeks after the youngest child's birth; valid until the eve of the day when only three are under age. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const youngestFirst = person.children.map(({ birthday }) => Temporal.PlainDate.from(birthday)).reverse();
  const youngest = youngestFirst[0];
  const deciding = youngestFirst[CHILDREN_OF_A_LARGE_FAMILY - 1];
  if (youngest === undefined || deciding === undefined) {
    throw new NoSample('nobody with fewer than four children has this certificate');
  }
  const issued = youngest.add({ days: sampleInteger(person, `${code} issued`, 25, 70) });
  return {
    common: {
      number: sampleDigits(person, code, 8),
      issuer: socialProtection,
      issuedOn: issued.toString(),
      expiresOn: deciding.add({ years: 18 }).subtract({ days: 1 }).toString(),
    },
    domain: {
      parent: namedPerson(person),
      spouse: person.marriage === undefined ? null : namedPerson(person.marriage.spouse),
      address: person.address,
      award: awardOf(person),
      children: person.children.map(namedPerson),
    },
  };
}

/** Mothers of six are awarded the silver pendant, mothers of seven and more the golden one. */
function awardOf({ sex, children }: SamplePerson): string | null {
  if (sex === 'male' || children.length < 6) return null;
  return children.length === 6
    ? '«КҮМІС АЛҚА» АЛҚАСЫ/ПОДВЕСКА «КҮМІС АЛҚА»'
    : '«АЛТЫН АЛҚА» АЛҚАСЫ/ПОДВЕСКА «АЛТЫН АЛҚА»';
}
