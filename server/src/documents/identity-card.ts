/** The identity card of a citizen of Kazakhstan (удостоверение личности, жеке куәлік). */
import { type Static, Type } from '../json/json-schema.ts';
import { defineDocumentType, type Sample } from './document-type.ts';
import { holderExtra } from './holder.ts';
import { ministryOfInternalAffairs } from './issuers.ts';
import { personalCardFields, personalCardView, samplePersonalCard } from './personal-card.ts';
import { lastValidDay, sampleIssueDay } from './sample-days.ts';
import { sampleDigits } from './sample-facts.ts';
import type { SamplePerson } from './sample-person.ts';

const titles = {
  kk: 'Қазақстан Республикасы азаматының жеке куәлігі',
  ru: 'Удостоверение личности гражданина Республики Казахстан',
  en: 'Identity card of a citizen of the Republic of Kazakhstan',
};
const code = 'IdentityCard';

const domain = Type.Object(personalCardFields, { description: 'What the identity card says of its holder' });

export const identityCard = defineDocumentType({
  code,
  titles,
  domain,
  layout: 'card',
  validity: { kk: '10 жыл', ru: '10 лет', en: '10 years' },
  hasFacePhoto: true,
  extra: holderExtra,
  view: (result) => personalCardView(result, { documentCode: 'ID', nationality: 'KAZ' }),
  sample,
});

/** Issued two to seven years ago, though not before the sixteenth birthday; the last valid day is ten years less one day later. */
function sample(person: SamplePerson): Sample<Static<typeof domain>> {
  const { identityCardUntil } = person;
  const issued =
    identityCardUntil === undefined
      ? sampleIssueDay(person, code, { from: '2020-01-06', to: '2024-12-10', minimumAgeYears: 16 })
      : Temporal.PlainDate.from(identityCardUntil).add({ days: 1 }).subtract({ years: 10 });
  return {
    common: {
      number: sampleDigits(person, code, 9),
      issuer: ministryOfInternalAffairs,
      issuedOn: issued.toString(),
      expiresOn: identityCardUntil ?? lastValidDay(issued, 10),
    },
    domain: samplePersonalCard(person),
  };
}
