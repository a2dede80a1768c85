/** The card of a stateless person (удостоверение лица без гражданства, азаматтығы жоқ адамның куәлігі). */
import { type Static, Type } from '../json/json-schema.ts';
import { defineDocumentType, type Sample } from './document-type.ts';
import { holderExtra } from './holder.ts';
import { ministryOfInternalAffairs } from './issuers.ts';
import { NoSample } from './no-sample.ts';
import { personalCardFields, personalCardView, samplePersonalCard } from './personal-card.ts';
import { sampleIssueDay, validForYears } from './sample-days.ts';
import { sampleDigits } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';
import { STATELESS, stateCode } from './state-codes.ts';

const titles = {
  kk: 'Азаматтығы жоқ адамның куәлігі',
  ru: 'Удостоверение лица без гражданства',
  en: 'Card of a stateless person',
};
const code = 'StatelessPersonCard';

const domain = Type.Object(personalCardFields, { description: 'What the stateless person’s card says of its holder' });

export const lbgCard = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'card',
  validity: { kk: '10 жыл', ru: '10 лет', en: '10 years' },
  hasFacePhoto: true,
  extra: holderExtra,
  // No second letter: `ID` is the citizen's card, and no letter is agreed for this one.
  view: (result) => personalCardView(result, { documentCode: 'I', nationality: STATELESS }),
  sample,
});

function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  if (stateCode(person.citizenship) !== undefined)
    throw new NoSample('a citizen of a state has no card of a stateless person');
  const issued = sampleIssueDay(person, code, { from: '2020-03-02', to: '2023-11-30', minimumAgeYears: 16 });
  return {
    common: {
      number: sampleDigits(person, code, 9),
      issuer: ministryOfInternalAffairs,
      ...validForYears(issued, 10),
    },
    domain: samplePersonalCard(person),
  };
}
