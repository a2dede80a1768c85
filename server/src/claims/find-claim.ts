/**
 * findClaim: what an organisation can ask about a document, and how it is answered: true, false, or null where the document does not
 * decide it. Which claims there are, of which types, and in which words the citizen is asked, stands here alone.
 */
import type { DocumentType, DocumentTypeName } from '../documents/catalogue.ts';
import type { Trilingual } from '../words/languages.ts';
import { answerAge } from './answer-age.ts';
import { answerIsHolder } from './answer-is-holder.ts';
import { answerLicenceCategory, licenceCategories } from './answer-licence-category.ts';
import { answerNotExpired } from './answer-not-expired.ts';
import { IS_HOLDER } from './ask.ts';
import type { Facts } from './facts.ts';

export interface Claim {
  words: Trilingual;
  isOf(type: DocumentType): boolean;
  /** Null where the document does not decide it. */
  answer(facts: Facts): boolean | null;
}

/** As ISO/IEC 18013-5 writes ages. */
const AGE = /^age_over_(\d\d)$/;
const LICENCE_CATEGORY = /^licence_category_(\w+)$/;

export function findClaim(name: string): Claim | undefined {
  const years = Number(AGE.exec(name)?.[1] ?? 0);
  if (years > 0) return ageClaim(years);
  const category = licenceCategories.find((each) => each === LICENCE_CATEGORY.exec(name)?.[1]);
  if (category !== undefined) return categoryClaim(category);
  return name === IS_HOLDER || name === 'not_expired' ? plainClaims[name] : undefined;
}

export function isAgeClaim(name: string): boolean {
  return AGE.test(name);
}

/** For the catalogue and for errors; of the ages only the most usual one. */
export function listClaims(type: DocumentType): string[] {
  const names = [
    'age_over_18',
    ...Object.keys(plainClaims),
    ...licenceCategories.map((each) => `licence_category_${each}`),
  ];
  return names.filter((name) => findClaim(name)?.isOf(type));
}

const plainClaims: Record<typeof IS_HOLDER | 'not_expired', Claim> = {
  [IS_HOLDER]: {
    words: {
      kk: 'құжат ұйым атаған адамдікі ме',
      ru: 'принадлежит ли документ человеку, которого назвала организация',
      en: 'whether the document belongs to the person whom the organisation has named',
    },
    isOf: () => true,
    answer: answerIsHolder,
  },
  not_expired: {
    words: {
      kk: 'құжаттың мерзімі өтіп кетпеген бе',
      ru: 'не истёк ли срок действия документа',
      en: 'whether the document has not expired',
    },
    isOf: ({ validity }) => validity !== null,
    answer: answerNotExpired,
  },
};

function ageClaim(years: number): Claim {
  return {
    words: {
      kk: `сізге ${years} жас толды ма`,
      ru: `исполнилось ли вам ${years} ${yearsInRussian(years)}`,
      en: `whether you are ${years} or older`,
    },
    isOf: hasBirthDate,
    answer: (facts) => answerAge(years, facts),
  };
}

function categoryClaim(category: string): Claim {
  return {
    words: {
      kk: `сізде көлік жүргізудің ${category} санаты бар ма`,
      ru: `есть ли у вас категория ${category} на право управления`,
      en: `whether you may drive vehicles of the category ${category}`,
    },
    isOf: ({ name }) => name === 'driver_license',
    answer: (facts) => answerLicenceCategory(category, facts),
  };
}

/** Such documents are of a thing. */
const withoutBirthDate: readonly DocumentTypeName[] = ['srts', 'tech_passport'];

export function hasBirthDate({ name }: DocumentType): boolean {
  return !withoutBirthDate.includes(name);
}

function yearsInRussian(years: number): string {
  const [tens, ones] = [Math.floor(years / 10), years % 10];
  if (tens === 1 || ones === 0 || ones > 4) return 'лет';
  return ones === 1 ? 'год' : 'года';
}
