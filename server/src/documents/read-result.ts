/** `result_json` as a source of documents gave it, read by the catalogue. */
import { Compile } from 'typebox/compile';
import { commonSchema, type DocumentType, type ResultJson } from './document-type.ts';

/** Which part of `result_json` does not fit its schema; undefined where all of it does. Unknown fields do not count. */
export function misfitOf(type: DocumentType, resultJson: unknown): 'common' | 'domain' | undefined {
  const given = Object(resultJson) as { common?: unknown; domain?: unknown };
  if (!common.Check(given.common)) return 'common';
  return validatorOf(type).Check(given.domain) ? undefined : 'domain';
}

/** Undefined where the state's data have another shape than the catalogue knows: it may be handed on, but not understood. */
export function readResult(type: DocumentType, resultJson: unknown): ResultJson | undefined {
  return misfitOf(type, resultJson) === undefined ? (resultJson as ResultJson) : undefined;
}

interface Validator {
  Check(value: unknown): boolean;
}

const common: Validator = Compile(commonSchema);
const domains = new WeakMap<DocumentType, Validator>();

/** Compiled at the first use: of the 24 types a gateway may never see most. */
function validatorOf(type: DocumentType): Validator {
  const validator = domains.get(type) ?? Compile(type.domain);
  domains.set(type, validator);
  return validator;
}
