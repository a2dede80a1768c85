/** The reply of the upstream's approve → a document of the state. `result_json` goes through as it came. */

import { type DocumentTypeName, findDocumentTypeBySpelling } from '../../documents/catalogue.ts';
import type { DocumentExtra } from '../../documents/document-type.ts';
import { readDay } from '../../documents/read-day.ts';
import { isJsonObject } from '../../json/is-json-object.ts';
import type { StateDocument, StateFiles } from '../egov.ts';
import { parseExactJson } from '../exact-json.ts';
import { readFiles } from '../read-files.ts';
import { fieldsWith, onlyOne } from './upstream-fields.ts';

/** It comes with whatever files the upstream gave, so that none is drawn without being marked as ours. */
export interface RelayedDocument extends StateDocument {
  files: StateFiles;
  notes: readonly string[];
}

/** Undefined where the body is no document of this type. */
export function readDocument(documentType: DocumentTypeName, body: unknown): RelayedDocument | undefined {
  const fields = fieldsWith('result_json', body);
  if (fields === undefined) return undefined;
  const resultJson = readResultJson(fields('result_json'));
  if (resultJson === undefined || isOfAnotherType(documentType, fields('document_type'))) return undefined;
  const { files: read, notes } = readFiles({
    pdf: fields('document_pdf'),
    image: fields('document_image'),
    qrcode: fields('qrcode'),
    barcode: fields('barcode'),
    facePhoto: fields('face_photo'),
  });
  const { facePhoto, ...files } = read;
  return { documentType, resultJson, extra: readExtra(fields('extra')), facePhoto, files, notes, isSample: false };
}

/** An object, which some send as the only one of a list, or as JSON in a text. */
function readResultJson(given: unknown): object | undefined {
  const value = onlyOne(typeof given === 'string' ? parsed(given) : given);
  return isJsonObject(value) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return undefined;
  }
}

/** Only a name that means another type of the catalogue is believed: spellings differ. */
function isOfAnotherType(documentType: DocumentTypeName, given: unknown): boolean {
  const meant = typeof given === 'string' ? findDocumentTypeBySpelling(given) : undefined;
  return meant !== undefined && meant.name !== documentType;
}

/** With all that the upstream sends; null where that is nothing. */
function readExtra(value: unknown): StateDocument['extra'] {
  if (!isJsonObject(value)) return null;
  const date = (name: keyof DocumentExtra) => {
    const given = value[name];
    // As a text, a number is a day only where it has the length of epoch milliseconds.
    return readDay(typeof given === 'number' ? String(given) : given)?.toString() ?? null;
  };
  return {
    ...value,
    date_of_birth: date('date_of_birth'),
    date_of_issue: date('date_of_issue'),
    date_of_expire: date('date_of_expire'),
  };
}
