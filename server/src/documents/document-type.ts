/**
 * What a document type is. One file per type beside this one says everything about that type; `catalogue.ts` names them.
 * The shape of `result_json` follows the state's digital-documents format: a `common` block that every document has, and a
 * `domain` block whose fields depend on the type.
 */

import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import { type Static, type TSchema, Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { inLanguages, onlyWord } from './field-translations.ts';
import { dateOrNullField } from './fields.ts';
import { iinField } from './person-fields.ts';
import type { IsoDate, SamplePerson } from './sample-person.ts';
import type { WithGaps } from './with-gaps.ts';

const namesInThreeLanguages = {
  nameKk: Type.String(onlyWord({ kk: 'қазақша атауы', ru: 'название на казахском', en: 'name in Kazakh' })),
  nameRu: Type.String(onlyWord({ kk: 'орысша атауы', ru: 'название на русском', en: 'name in Russian' })),
  nameEn: Type.String(onlyWord({ kk: 'ағылшынша атауы', ru: 'название на английском', en: 'name in English' })),
};

export const commonSchema = Type.Object(
  {
    docOwner: Type.Object(
      {
        iin: iinField({ kk: 'Иесінің ЖСН-і', ru: 'ИИН владельца', en: 'IIN of the owner' }),
        firstName: Type.String(onlyWord({ kk: 'аты', ru: 'имя', en: 'given name' })),
        lastName: Type.String(onlyWord({ kk: 'тегі', ru: 'фамилия', en: 'surname' })),
        middleName: Type.String(
          inLanguages(
            {
              kk: 'Әкесінің аты; болмаса бос',
              ru: 'Отчество; пусто, если его нет',
              en: 'Patronymic; empty where the person has none',
            },
            { kk: 'әкесінің аты', ru: 'отчество', en: 'patronymic' },
          ),
        ),
      },
      onlyWord({ kk: 'құжат иесі', ru: 'владелец документа', en: 'owner of the document' }),
    ),
    docType: Type.Object(
      {
        code: Type.String(
          inLanguages(
            {
              kk: 'Құжат түрінің мемлекеттегі коды, мысалы `IdentityCard`',
              ru: 'Код вида документа у государства, например `IdentityCard`',
              en: 'The state’s code of this document type, such as `IdentityCard`',
            },
            { kk: 'коды', ru: 'код', en: 'code' },
          ),
        ),
        ...namesInThreeLanguages,
      },
      onlyWord({ kk: 'құжаттың түрі', ru: 'вид документа', en: 'kind of document' }),
    ),
    docNumber: Type.String(onlyWord({ kk: 'құжаттың нөмірі', ru: 'номер документа', en: 'number of the document' })),
    docIssuer: Type.Object(
      namesInThreeLanguages,
      onlyWord({ kk: 'құжатты берген орган', ru: 'кем выдан документ', en: 'issuer of the document' }),
    ),
    docIssuedDate: dateOrNullField(
      { kk: 'Берілген күні', ru: 'Дата выдачи', en: 'Day of issue' },
      { kk: 'берілген күні', ru: 'дата выдачи', en: 'date of issue' },
    ),
    docExpirationDate: dateOrNullField(
      {
        kk: 'Жарамдылық мерзімінің соңғы күні; мерзімсіз құжатта null',
        ru: 'Последний день срока действия; null у бессрочного документа',
        en: 'Last day of validity; null for a document that does not expire',
      },
      { kk: 'жарамдылық мерзімінің соңғы күні', ru: 'последний день срока действия', en: 'last day of validity' },
    ),
    docUri: Type.String(
      inLanguages(
        { kk: '`<docType.code>:<docNumber>`', ru: '`<docType.code>:<docNumber>`', en: '`<docType.code>:<docNumber>`' },
        { kk: 'құжаттың белгісі', ru: 'обозначение документа', en: 'identifier of the document' },
      ),
    ),
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
