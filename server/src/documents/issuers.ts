/** The state's bodies that issue several of the documents. */
import type { Trilingual } from '../words/languages.ts';

export const ministryOfInternalAffairs: Trilingual = { kk: 'ҚР ІІМ', ru: 'МВД РК', en: 'MIA RK' };
