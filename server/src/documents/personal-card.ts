/**
 * What the three cards that tell who somebody is have in common: the citizen's identity card, the foreigner's residence permit
 * and the stateless person's card. One shape, one page, one machine-readable zone; the types differ in who the holder is.
 */
import { type Static, Type } from '../json/json-schema.ts';
import { printedBilingual } from './bilingual.ts';
import type { ReadDocument } from './document-type.ts';
import { holderFieldsWithLatinNames, holderView, mrzHolder, sampleHolder, sampleLatinNames } from './holder.ts';
import { cardMrz } from './mrz.ts';
import { birthPlaceField, citizenshipField, nationalityField } from './person-fields.ts';
import type { SamplePerson } from './sample-person.ts';

export const personalCardFields = {
  ...holderFieldsWithLatinNames,
  birthPlace: birthPlaceField,
  nationality: nationalityField,
  citizenship: citizenshipField,
};

const personalCardSchema = Type.Object(personalCardFields);
export type PersonalCard = Static<typeof personalCardSchema>;

export interface PersonalCardZone {
  /** Two characters at most. */
  documentCode: string;
  /** Three-letter code of the holder's state; undefined where it is not known. */
  nationality: string | undefined;
}

export function samplePersonalCard(person: SamplePerson): PersonalCard {
  return {
    ...sampleHolder(person),
    ...sampleLatinNames(person),
    birthPlace: person.birthPlace,
    nationality: person.nationality,
    citizenship: person.citizenship,
  };
}

export function personalCardView(result: ReadDocument<PersonalCard>, zone: PersonalCardZone): Record<string, unknown> {
  const { common, domain: holder } = result;
  return {
    ...holderView(common, holder),
    birthPlace: printedBilingual(holder.birthPlace),
    nationality: printedBilingual(holder.nationality),
    citizenship: printedBilingual(holder.citizenship),
    mrz: mrzLines(result, zone),
  };
}

function mrzLines({ common, domain: holder }: ReadDocument<PersonalCard>, zone: PersonalCardZone): string[] {
  return cardMrz({
    documentCode: zone.documentCode,
    issuingState: 'KAZ',
    documentNumber: common.docNumber,
    nationality: zone.nationality,
    expirationDate: common.docExpirationDate,
    ...mrzHolder(holder),
  });
}
