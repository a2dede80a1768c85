/** `result_json` as a source of documents gave it, read by the catalogue. */
import { Value } from 'typebox/value';
import { commonSchema, type DocumentType, type ResultJson } from './document-type.ts';

/** Which part of `result_json` does not fit its schema; undefined where all of it does. Unknown fields do not count. */
export function misfitOf(type: DocumentType, resultJson: unknown): 'common' | 'domain' | undefined {
  const { common, domain } = Object(resultJson) as { common?: unknown; domain?: unknown };
  if (!Value.Check(commonSchema, common)) return 'common';
  return Value.Check(type.domain, domain) ? undefined : 'domain';
}

/** Undefined where the state's data have another shape than the catalogue knows: it may be handed on, but not understood. */
export function readResult(type: DocumentType, resultJson: unknown): ResultJson | undefined {
  return misfitOf(type, resultJson) === undefined ? (resultJson as ResultJson) : undefined;
}
