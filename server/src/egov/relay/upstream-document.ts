/** The reply of the upstream's approve → a document of the state. `result_json` goes through as it came. */
import type { DocumentExtra, DocumentTypeName } from '../../documents/document-type.ts';
import type { StateDocument, StateFiles } from '../egov.ts';
import { readFiles } from '../read-files.ts';
import { fieldsWith } from './upstream-fields.ts';

/** It comes with whatever files the upstream gave, so that none is drawn without being marked as ours. */
export interface RelayedDocument extends StateDocument {
  files: StateFiles;
  notes: readonly string[];
}

/** Undefined where the body is no document of this type. */
export function readDocument(documentType: DocumentTypeName, body: unknown): RelayedDocument | undefined {
  const fields = fieldsWith('result_json', body);
  if (fields === undefined) return undefined;
  const resultJson = fields('result_json');
  const isObject = typeof resultJson === 'object' && resultJson !== null && !Array.isArray(resultJson);
  const isThisType = (fields('document_type') ?? documentType) === documentType;
  if (!isObject || !isThisType) return undefined;
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

/** Null where the upstream sends no dates, or something else under this name. */
function readExtra(value: unknown): DocumentExtra | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const date = (name: keyof DocumentExtra) => {
    const given = fields[name];
    return typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : null;
  };
  const extra = {
    date_of_birth: date('date_of_birth'),
    date_of_issue: date('date_of_issue'),
    date_of_expire: date('date_of_expire'),
  };
  return Object.values(extra).every((day) => day === null) ? null : extra;
}
