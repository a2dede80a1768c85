/**
 * What a document type is. One file per type beside this one says everything about that type; `catalogue.ts` names them.
 * The shape of `result_json` follows the state's digital-documents format: a `common` block that every document has, and a
 * `domain` block whose fields depend on the type.
 */

import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import { type Static, type TSchema, Type } from '../json/json-schema.ts';
import { dateOrNullField, iinField } from './fields.ts';
import type { IsoDate, SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

export const commonSchema = Type.Object(
  {
    docOwner: Type.Object({
      iin: iinField('IIN of the owner'),
      firstName: Type.String(),
      lastName: Type.String(),
      middleName: Type.String({ description: 'Patronymic; empty where the person has none' }),
    }),
    docType: Type.Object({
      code: Type.String({ description: 'The state’s code of this document type, such as `IdentityCard`' }),
      nameKk: Type.String(),
      nameRu: Type.String(),
      nameEn: Type.String(),
    }),
    docNumber: Type.String(),
    docIssuer: Type.Object({ nameKk: Type.String(), nameRu: Type.String(), nameEn: Type.String() }),
    docIssuedDate: dateOrNullField('Day of issue'),
    docExpirationDate: dateOrNullField('Last day of validity; null for a document that does not expire'),
    docUri: Type.String({ description: '`<docType.code>:<docNumber>`' }),
  },
  { title: 'CommonBlock', description: 'The block that every document has' },
);

export type CommonBlock = Static<typeof commonSchema>;

/** The document as data: what the API returns as `result_json`. */
export interface ResultJson<Domain = unknown> {
  common: CommonBlock;
  domain: Domain;
}

/** Like `ReadDocument`, of the block that every document has. */
export type ReadCommon = WithGaps<CommonBlock>;

/** The document as it is read: whatever the source left out is a gap, and no view may rely on more. */
export type ReadDocument<Domain = unknown> = WithGaps<ResultJson<Domain>>;

/** The reply's `extra`: ISO dates (`YYYY-MM-DD`), null where this type has no such date. */
export interface DocumentExtra {
  date_of_birth: string | null;
  date_of_issue: string | null;
  date_of_expire: string | null;
}

export interface Trilingual {
  kk: string;
  ru: string;
  en: string;
}

/** What a type's own file says of it. Its name, which is also its template's, is its key in `catalogue.ts`. */
export interface DocumentDefinition<Domain extends TSchema = TSchema> {
  /** The state's code, `docType.code`. */
  readonly code: string;
  readonly titles: Trilingual;
  /** Schema of `result_json.domain`. */
  readonly domain: Domain;
  /** A `card` is drawn 600 points wide and becomes an image of 1200 pixels; a `sheet` is A4 and becomes one of 150 dpi. */
  readonly layout: 'card' | 'sheet';
  /** How long such a document is valid, in words for the catalogue; null where it does not expire. */
  readonly validity: Trilingual | null;
  /** Whether the document carries the owner's photo. */
  readonly hasFacePhoto: boolean;
  extra(result: ReadDocument<Static<Domain>>): DocumentExtra;
  /** The strings that the template prints: dates, names and labels ready for the page. An empty one is a gap. */
  view(result: ReadDocument<Static<Domain>>): Record<string, unknown>;
  /** A deterministic sample for a synthetic person. */
  sample(person: SamplePerson): ResultJson<Static<Domain>>;
}

/** What a type gives of a sample's common block. */
export interface SampleCommon {
  number: string;
  issuer: Trilingual;
  issuedOn: IsoDate;
  /** The last valid day; null for a document that does not expire. */
  expiresOn: IsoDate | null;
}

/** A sample as the type's own file makes it. */
export interface Sample<Domain> {
  common: SampleCommon;
  domain: Domain;
}

/** Gives the compiler the domain's type from the schema, and its samples the whole common block. */
export function defineDocumentType<Domain extends TSchema>({
  sample,
  ...type
}: Omit<DocumentDefinition<Domain>, 'sample'> & {
  sample(person: SamplePerson): Sample<Static<Domain>>;
}): DocumentDefinition<Domain> {
  return {
    ...type,
    sample: (person) => {
      const { common, domain } = sample(person);
      return { common: commonBlock(person, type, common), domain };
    },
  };
}

function commonBlock(
  owner: SamplePerson,
  { code, titles }: Pick<DocumentDefinition, 'code' | 'titles'>,
  { number, issuer, issuedOn, expiresOn }: SampleCommon,
): CommonBlock {
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
