/**
 * `result_json` as a source of documents gave it, read field by field. What is missing, null or of a shape that cannot be read is
 * a gap and costs nothing but itself: an empty text, a null, an empty list. Only what we derive comes from this reading;
 * `result_json` itself is handed on as it came.
 */
import { commonSchema, type DocumentDefinition, type ReadCommon, type ReadDocument } from './document-type.ts';
import { type FieldSchema, readField } from './read-field.ts';

export interface ResultReading {
  result: ReadDocument;
  /** Names of the fields that were given, and are gaps all the same. Nothing of their content. */
  unreadable: string[];
  /** False where no field of one of the two blocks can be read: such data have another shape, and a page would show nothing. */
  isDrawable: boolean;
}

export function readResult(type: DocumentDefinition, resultJson: unknown): ResultReading {
  const given = Object(resultJson) as { common?: unknown; domain?: unknown };
  const unreadable: string[] = [];
  const read = (block: 'common' | 'domain', schema: FieldSchema) => {
    const counts = { filled: 0 };
    const value = readField(schema, given[block], { path: block, unreadable, counts });
    return { value, isFilled: counts.filled > 0 };
  };
  const common = read('common', commonSchema);
  const domain = read('domain', type.domain as FieldSchema);
  const result = { common: withTypeNamed(common.value as ReadCommon, type), domain: domain.value };
  return { result, unreadable, isDrawable: common.isFilled && domain.isFilled };
}

/** The caller asked for this type, so that its names are known where the source leaves them out. */
function withTypeNamed(common: ReadCommon, { code, titles }: DocumentDefinition): ReadCommon {
  const { docType } = common;
  return {
    ...common,
    docType: {
      code: docType.code || code,
      nameKk: docType.nameKk || titles.kk,
      nameRu: docType.nameRu || titles.ru,
      nameEn: docType.nameEn || titles.en,
    },
  };
}
