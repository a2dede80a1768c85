/** The residence permit of a foreigner (вид на жительство, тұруға ықтиярхат). */
import { type Static, Type } from '../json/json-schema.ts';
import { defineDocumentType, type Sample } from './document-type.ts';
import { holderExtra } from './holder.ts';
import { ministryOfInternalAffairs } from './issuers.ts';
import { NoSample } from './no-sample.ts';
import { personalCardFields, personalCardView, samplePersonalCard } from './personal-card.ts';
import { sampleIssueDay, validForYears } from './sample-days.ts';
import { sampleDigits } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import { stateCode } from './state-codes.ts';

const titles = {
  kk: 'Шетелдіктің Қазақстан Республикасында тұруына ықтиярхат',
  ru: 'Вид на жительство иностранца в Республике Казахстан',
  en: 'Residence permit of a foreigner in the Republic of Kazakhstan',
};
const code = 'ResidencePermit';

/** A TD1 zone begins with A, C or I (ICAO Doc 9303 part 5); `R` after it is what many states write for residence. */
const MRZ_DOCUMENT_CODE = 'IR';

const domain = Type.Object(personalCardFields, { description: 'What the residence permit says of its holder' });

export const vnzh = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'card',
  validity: { kk: '10 жыл', ru: '10 лет', en: '10 years' },
  hasFacePhoto: true,
  extra: holderExtra,
  view: (result) =>
    personalCardView(result, {
      documentCode: MRZ_DOCUMENT_CODE,
      nationality: stateCode(result.domain.citizenship),
    }),
  sample,
});

function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  if (stateCode(person.citizenship) === 'KAZ') throw new NoSample('a citizen of Kazakhstan has no residence permit');
  const issued = sampleIssueDay(person, code, { from: '2019-02-04', to: '2020-12-18', minimumAgeYears: 16 });
  return {
    common: {
      number: sampleDigits(person, code, 9),
      issuer: ministryOfInternalAffairs,
      ...validForYears(issued, 10),
    },
    domain: samplePersonalCard(person),
  };
}
