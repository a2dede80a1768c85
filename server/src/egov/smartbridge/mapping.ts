/**
 * What no public source fixes about the state's services, in one file: their ids, the fields of their payloads, how the code is
 * entered, and the codes that they answer with. `default-mapping.json` is an assumption, which the simulator shares; a file of the
 * operator takes its place. `docs/guides/connect-smartbridge.md` explains each entry.
 */
import { readFileSync } from 'node:fs';
import { type DocumentTypeName, documentTypeNames, documentTypes } from '../../documents/catalogue.ts';
import { faultsOfSchema, fitsSchema, orNull, type SchemaFault, type Static, Type } from '../../json/json-schema.ts';
import { egovErrorCodes } from '../egov.ts';
import defaultFile from './default-mapping.json' with { type: 'json' };

const strict = { additionalProperties: false };
/** An XML name without a colon. */
const fieldName = Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_.-]{0,99}$' });
const optionalField = orNull(fieldName);
const documentTypeCode = Type.String({ minLength: 1, maxLength: 100 });
const serviceId = Type.String({ pattern: '^[!-~]{1,100}$' });

/** What a code of the state may mean to the gateway. */
const codeMeanings = [
  'success',
  ...egovErrorCodes,
  'wrong_code',
  'code_expired',
  'already_received',
  'request_expired',
  'too_many_attempts',
] as const;

export type CodeMeaning = (typeof codeMeanings)[number];

type StateNames = Partial<Record<DocumentTypeName, string>>;

const mappingSchema = Type.Object(
  {
    services: Type.Object({ mcdb: serviceId, consent: serviceId, document: serviceId }, strict),
    /** Which field of an answer holds the `messageId` of the message that it answers. */
    answerNames: Type.Enum(['correlationId', 'messageId', 'neither']),
    mcdb: Type.Object(
      {
        request: Type.Object({ iin: fieldName, phone: optionalField }, strict),
        answer: Type.Object({ status: fieldName }, strict),
      },
      strict,
    ),
    consent: Type.Object(
      {
        /** Value of the field `accessName`. */
        accessName: Type.String({ minLength: 1, maxLength: 200 }),
        /** How long the consent lasts. */
        expiresInMs: Type.Integer({ minimum: 1000, maximum: 86_400_000 }),
        /** Further fields of the first call, with their values. */
        constants: Type.Record(fieldName, Type.String({ maxLength: 500 }), strict),
        request: Type.Object(
          {
            iin: fieldName,
            company: optionalField,
            companyBin: optionalField,
            companyResponsible: optionalField,
            employeeName: optionalField,
            accessName: optionalField,
            personalDataName: optionalField,
            expiresInMs: optionalField,
            /** The citizen's code, in the call that confirms. */
            code: fieldName,
          },
          strict,
        ),
        answer: Type.Object({ status: fieldName, token: fieldName, publicKey: fieldName }, strict),
      },
      strict,
    ),
    document: Type.Object(
      {
        /** Whether token and public key go as fields of `data` or as `properties`, whose values have at most 500 characters. */
        credentialsIn: Type.Enum(['data', 'properties']),
        request: Type.Object(
          { iin: fieldName, documentType: fieldName, token: fieldName, publicKey: fieldName },
          strict,
        ),
        answer: Type.Object(
          {
            status: fieldName,
            /** JSON as text. */
            resultJson: fieldName,
            /** Base64. */
            pdf: optionalField,
            image: optionalField,
            facePhoto: optionalField,
            qrcode: optionalField,
            barcode: optionalField,
            /** `true` for a synthetic document. */
            isSample: optionalField,
          },
          strict,
        ),
      },
      strict,
    ),
    /** The state's name of each document type that it has. Left out, the state has them all, by the codes of the catalogue. */
    documentTypes: Type.Optional(
      Type.Unsafe<StateNames>(
        Type.Object(
          Object.fromEntries(documentTypeNames.map((name) => [name, Type.Optional(documentTypeCode)])),
          strict,
        ),
      ),
    ),
    /** Codes of `status`, of the payloads and of faults. A code that is not here means `government_service_error`. */
    codes: Type.Record(Type.String({ pattern: '^[A-Za-z0-9_.-]{1,60}$' }), Type.Enum([...codeMeanings]), strict),
  },
  strict,
);

type MappingFile = Static<typeof mappingSchema>;
export type Mapping = Required<MappingFile>;

/** That the file fits is a test's to show, and not each start's. */
export const defaultMapping = completed(defaultFile as MappingFile);

/** @throws Error a sentence about the file, to follow the variable's name */
export function readMapping(file: string): Mapping {
  return completed(assertMapping(parseFile(file)));
}

function completed(file: MappingFile): Mapping {
  return { documentTypes: Object.fromEntries(documentTypes.map(({ name, code }) => [name, code])), ...file };
}

function parseFile(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('names a file that is not JSON.');
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error('names a file that cannot be read.');
  }
}

function assertMapping(value: unknown): MappingFile {
  if (fitsSchema(mappingSchema, value)) return value;
  const [first] = faultsOfSchema(mappingSchema, value);
  const where = first?.instancePath.slice(1).replaceAll('/', '.') || 'the whole';
  throw new Error(
    `names a file whose entry "${where}" is wrong: it ${first === undefined ? 'does not fit' : said(first)}.`,
  );
}

function said({ keyword, params, message }: SchemaFault): string {
  if (keyword === 'boolean') return 'does not exist';
  return keyword === 'enum' ? `must be one of ${params.allowedValues.join(', ')}` : message;
}
