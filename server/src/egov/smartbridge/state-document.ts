/** The answer of the document service → a document of the state. `resultJson` goes through as it came. */

import type { DocumentTypeName } from '../../documents/catalogue.ts';
import { isJsonObject } from '../../json/is-json-object.ts';
import type { StateDocument } from '../egov.ts';
import { parseExactJson } from '../exact-json.ts';
import { egovFault } from '../http-answer.ts';
import { readFiles } from '../read-files.ts';
import type { Mapping } from './mapping.ts';

/** @throws GatewayError `government_service_error` where there is no document in it */
export function readDocument(
  documentType: DocumentTypeName,
  fields: ReadonlyMap<string, string>,
  { document: { answer: names } }: Mapping,
): StateDocument {
  const given = (name: string | null) => (name === null ? null : fields.get(name));
  const { files: read, notes } = readFiles({
    pdf: given(names.pdf),
    image: given(names.image),
    qrcode: given(names.qrcode),
    barcode: given(names.barcode),
    facePhoto: given(names.facePhoto),
  });
  const { facePhoto, ...files } = read;
  const isSample = names.isSample !== null && fields.get(names.isSample) === 'true';
  const hasFiles = Object.values(files).some((bytes) => bytes !== null);
  return {
    documentType,
    resultJson: readResultJson(fields.get(names.resultJson)),
    extra: null,
    facePhoto,
    // A real document that came without files is drawn by us, and marked so; a sample has its own mark.
    files: isSample && !hasFiles ? null : files,
    notes,
    isSample,
  };
}

function readResultJson(text = ''): object {
  const value = parseText(text);
  if (isJsonObject(value)) return value;
  throw egovFault('government_service_error', 'the answer has no document');
}

function parseText(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    // The parser's own message quotes the text, which is personal.
    throw egovFault('government_service_error', 'the document is not JSON');
  }
}
