/** The state's bodies that issue several of the documents. */
import type { Trilingual } from '../words/trilingual.ts';

export const ministryOfInternalAffairs: Trilingual = { kk: 'ҚР ІІМ', ru: 'МВД РК', en: 'MIA RK' };
