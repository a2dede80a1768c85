/**
 * A person whom somebody adds to the sandbox: as JSON, with the API, in the operator's file and in the cabinet alike. The schemas
 * stand in the OpenAPI document under their names; `read-people.ts` checks what they cannot say.
 */

import { type DocumentTypeName, documentTypeNames } from '../../documents/catalogue.ts';
import { oneOf, type Static, Type } from '../../json/json-schema.ts';
import { scenarioNames } from './scenarios.ts';
import type { PatternFaults } from './tell-faults.ts';

/** An organisation has so many at most, and a file. */
export const MAX_PEOPLE = 200;
/** Of a portrait in base64: 1 MB as a file. */
const MAX_PORTRAIT_LENGTH = 4 * Math.ceil((1024 * 1024) / 3);

const strict = { additionalProperties: false };

const nameField = (description: string, examples: string[]) => Type.String({ maxLength: 100, description, examples });
const latinField = (description: string) =>
  Type.Optional(Type.String({ pattern: LATIN_NAME, description, examples: ['ULGIBAEV'] }));
const placeField = (description: string, example: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 300, description, examples: [example] }));

const LATIN_NAME = "^[A-Z][A-Z '-]{0,99}$";
const FIXED_CODE = '^[0-9]{6}$';

/** What a pattern asks for. */
export const patternFaults: PatternFaults = {
  [LATIN_NAME]: {
    message: 'must be capital letters from A to Z, with spaces, hyphens and apostrophes between them',
    reason: 'not_latin',
  },
  [FIXED_CODE]: { message: 'must be six digits', reason: 'not_six_digits' },
};

const documentTypeField = oneOf(documentTypeNames, { title: 'DocumentTypeName' });

const someFields = (description: string) => Type.Optional(Type.Object({}, { additionalProperties: true, description }));
const documentFieldsSchema = Type.Object(
  {
    common: someFields('Fields of `result_json.common`, such as `docNumber` or `docExpirationDate`'),
    domain: someFields('Fields of `result_json.domain`'),
  },
  { ...strict, title: 'SandboxDocumentFields' },
);
type GivenFields = Partial<Record<DocumentTypeName, Static<typeof documentFieldsSchema>>>;

const personScenarios = scenarioNames.filter((name) => name !== 'flapping');

/** What a person has besides the portrait. */
const personFields = {
  last_name: Type.String({
    minLength: 1,
    maxLength: 100,
    description: 'Surname, as documents have it; of somebody with one name alone, that name',
    examples: ['ҮЛГІБАЕВ'],
  }),
  first_name: Type.Optional(nameField('Given name; left out, or empty, where there is none', ['АРМАН'])),
  middle_name: Type.Optional(nameField('Patronymic; left out, or empty, where there is none', ['СЕРІКҰЛЫ'])),
  last_name_latin: latinField('Surname in Latin letters. Left out: the letters of `last_name` one by one'),
  first_name_latin: latinField('Given name in Latin letters. Left out: the letters of `first_name` one by one'),
  birth_date: Type.String({ format: 'date', description: 'From 1900 until today', examples: ['1990-01-31'] }),
  sex: oneOf(['male', 'female']),
  iin: Type.Optional(
    Type.String({
      description: [
        '12 digits with the right check digit, that nobody else of your sandbox has. Left out: one is made of birth date and sex. An IIN',
        'that you give need not match them',
      ].join(' '),
      examples: ['900131300114'],
    }),
  ),
  phone: Type.Optional(
    Type.String({ description: 'The phone to ask with. Left out: one is made', examples: ['77015550101'] }),
  ),
  birth_place: placeField('Place of birth, bilingual `kk/ru`', 'АЛМАТЫ ҚАЛАСЫ/ГОРОД АЛМАТЫ'),
  nationality: placeField('Ethnicity, bilingual `kk/ru`', 'ҚАЗАҚ/КАЗАХ'),
  citizenship: placeField('Left out: Kazakhstan. Bilingual `kk/ru`', 'ӨЗБЕКСТАН/УЗБЕКИСТАН'),
  address: placeField('Where the person is registered, bilingual `kk/ru`', 'АСТАНА ҚАЛАСЫ/ГОРОД АСТАНА'),
  document_types: Type.Optional(
    Type.Array(documentTypeField, {
      uniqueItems: true,
      description: 'What the state has of this person. Left out: what everybody of that age and citizenship has',
      examples: [['identity_card', 'driver_license']],
    }),
  ),
  fields: Type.Optional(
    Type.Unsafe<GivenFields>({
      type: 'object',
      title: 'SandboxPersonFields',
      properties: Object.fromEntries(documentTypeNames.map((name) => [name, documentFieldsSchema])),
      additionalProperties: false,
      description: [
        'By document type: fields of its `result_json` in place of those that are made up. `GET /api/v1/document-types/{document_type}/`',
        'has the schema of each. A list takes the place of the whole list, and days may be written as `2030-01-31`',
      ].join(' '),
      examples: [{ identity_card: { common: { docExpirationDate: '2024-01-31' } } }],
    }),
  ),
  scenario: Type.Optional(
    oneOf(personScenarios, {
      description: 'What the state does whenever the person is asked for. Left out: it behaves normally',
    }),
  ),
  seconds: Type.Optional(Type.Integer({ description: 'With `slow` and `sms_late`: how long' })),
  fixed_code: Type.Optional(
    Type.String({
      pattern: FIXED_CODE,
      description: 'The code that the person always gets: for tests that cannot read the inbox',
      examples: ['123456'],
    }),
  ),
};

const portraitField = Type.Optional(
  Type.String({
    maxLength: MAX_PORTRAIT_LENGTH,
    contentEncoding: 'base64',
    description: 'A JPEG of at most 1 MB. Left out: a drawn portrait',
  }),
);

/** One must not come in by the side door: nobody can tell a real person by the IIN. */
const RULE = 'A person who does not exist: never put data of a real one here.';

export const givenPersonSchema = Type.Object(
  { ...personFields, portrait: portraitField },
  { ...strict, title: 'SandboxPersonGiven', description: RULE },
);
export type GivenPerson = Static<typeof givenPersonSchema>;

export const givenPeopleSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'For editors' })),
    people: Type.Array(givenPersonSchema, { minItems: 1, maxItems: MAX_PEOPLE }),
  },
  { ...strict, title: 'SandboxPeopleGiven', description: 'Several people: all of them are added, or none' },
);

/** Some of the fields are known of everybody. */
const known = {
  iin: Type.String(),
  phone: Type.String({ description: '11 digits' }),
  document_types: Type.Array(documentTypeField),
};

const storedPersonSchema = Type.Object({ ...personFields, ...known });
/** As `GivenPerson`, with all that is known of everybody, and without the portrait. */
export type StoredPerson = Static<typeof storedPersonSchema>;

export const ownPersonSchema = Type.Object(
  {
    id: Type.String({ description: 'By which the person is removed' }),
    added_at: Type.String({ format: 'date-time' }),
    has_portrait: Type.Boolean({ description: 'Whether the person has brought a portrait' }),
    ...personFields,
    ...known,
  },
  { title: 'SandboxPerson', description: 'A person whom your organisation has added' },
);
