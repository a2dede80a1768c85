/** The passport of a citizen of Kazakhstan: its data page (паспорт). */
import { type Static, Type } from '../json/json-schema.ts';
import { bilingualParts, mrzSex, printedBilingual } from './bilingual.ts';
import { defineDocumentType, type ResultJson, type Sample } from './document-type.ts';
import {
  holderExtra,
  holderFieldsWithLatinNames,
  holderView,
  mrzHolder,
  sampleHolder,
  sampleLatinNames,
} from './holder.ts';
import { ministryOfInternalAffairs } from './issuers.ts';
import { passportMrz } from './mrz.ts';
import { NoSample } from './no-sample.ts';
import { birthPlaceField, citizenshipField, nationalityField } from './person-fields.ts';
import { joined } from './printed-text.ts';
import { sampleIssueDay, validForYears } from './sample-days.ts';
import { printedName, sampleDigits } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import { stateCode } from './state-codes.ts';
import { transliterateName } from './transliteration.ts';
import type { WithGaps } from './with-gaps.ts';

const titles = {
  kk: 'Қазақстан Республикасы азаматының паспорты',
  ru: 'Паспорт гражданина Республики Казахстан',
  en: 'Passport of a citizen of the Republic of Kazakhstan',
};
const code = 'Passport';

const domain = Type.Object(
  {
    ...holderFieldsWithLatinNames,
    birthPlace: birthPlaceField,
    nationality: nationalityField,
    citizenship: citizenshipField,
  },
  { description: 'What the data page of the passport says of its holder' },
);

type Result = ResultJson<Static<typeof domain>>;

export const passport = defineDocumentType({
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

/** A passport is read abroad: it says in English, or as its machine-readable zone does, what is known in it. */
function view({ common, domain: holder }: WithGaps<Result>): Record<string, unknown> {
  return {
    ...holderView(common, holder),
    lastName: inBothScripts(holder.lastName, holder.lastNameLatin),
    firstName: inBothScripts(holder.firstName, holder.firstNameLatin),
    birthPlace: printedBilingual(holder.birthPlace),
    nationality: printedBilingual(holder.nationality),
    citizenship:
      stateCode(holder.citizenship) === 'KAZ' ? 'ҚАЗАҚСТАН / KAZAKHSTAN' : printedBilingual(holder.citizenship),
    gender: joined(' / ', bilingualParts(holder.gender).kk, mrzSex(holder.gender).replace('<', '')),
    issuer: joined(' / ', common.docIssuer.nameKk, common.docIssuer.nameEn),
    mrz: mrzLines({ common, domain: holder }),
  };
}

/** The Latin spelling falls back to the same transliteration as the machine-readable zone. */
function inBothScripts(cyrillic: string, latin: string | undefined): string {
  const printed = printedName(cyrillic);
  const other = printedName(latin || transliterateName(cyrillic));
  return printed === other || other === '' ? printed : `${printed} / ${other}`;
}

function mrzLines({ common, domain: holder }: WithGaps<Result>): string[] {
  return passportMrz({
    documentCode: 'P',
    issuingState: 'KAZ',
    documentNumber: common.docNumber,
    nationality: 'KAZ',
    expirationDate: common.docExpirationDate,
    ...mrzHolder(holder),
  });
}

/** Children have passports too, from their first month on. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  if (stateCode(person.citizenship) !== 'KAZ') throw new NoSample('only a citizen of Kazakhstan has its passport');
  const issued = sampleIssueDay(person, code, { from: '2020-02-03', to: '2024-11-29', minimumAgeYears: 0 });
  return {
    common: {
      number: `N${sampleDigits(person, code, 8)}`,
      issuer: ministryOfInternalAffairs,
      ...validForYears(issued, 10),
    },
    domain: {
      ...sampleHolder(person),
      ...sampleLatinNames(person),
      birthPlace: person.birthPlace,
      nationality: person.nationality,
      citizenship: person.citizenship,
    },
  };
}
