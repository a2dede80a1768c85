/** The `common` block of a sample: the same for every document type but for what the type gives here. */
import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import type { CommonBlock, Trilingual } from './document-type.ts';
import type { IsoDate, SamplePerson } from './sample-person.ts';

export interface SampleCommonFacts {
  code: string;
  titles: Trilingual;
  number: string;
  issuer: Trilingual;
  issuedOn: IsoDate;
  /** The last valid day; null for a document that does not expire. */
  expiresOn: IsoDate | null;
}

export function sampleCommon(owner: SamplePerson, facts: SampleCommonFacts): CommonBlock {
  const { code, titles, number, issuer, issuedOn, expiresOn } = facts;
  return {
    docOwner: { iin: owner.iin, firstName: owner.firstName, lastName: owner.lastName, middleName: owner.middleName },
    docType: { code, nameKk: titles.kk, nameRu: titles.ru, nameEn: titles.en },
    docNumber: number,
    docIssuer: { nameKk: issuer.kk, nameRu: issuer.ru, nameEn: issuer.en },
    docIssuedDate: almatyMidnightMs(issuedOn),
    docExpirationDate: expiresOn === null ? null : almatyMidnightMs(expiresOn),
    docUri: `${code}:${number}`,
  };
}

export const ministryOfInternalAffairs: Trilingual = { kk: 'ҚР ІІМ', ru: 'МВД РК', en: 'MIA RK' };
