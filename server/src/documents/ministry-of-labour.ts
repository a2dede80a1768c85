/** The ministry behind the cards of social protection, as their issuer. */
import type { Trilingual } from '../words/languages.ts';

export const ministryOfLabour: Trilingual = {
  kk: 'ҚР Еңбек және халықты әлеуметтік қорғау министрлігі',
  ru: 'Министерство труда и социальной защиты населения РК',
  en: 'Ministry of Labour and Social Protection of the Population',
};
