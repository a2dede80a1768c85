/** Documents for the tests of claims: a sample, and the same with other values. */
import { almatyMidnightMs } from '../calendar/almaty-date.ts';
import { type DocumentTypeName, findDocumentType } from '../documents/catalogue.ts';
import type { ResultJson } from '../documents/document-type.ts';
import { adult, relative } from '../documents/sample-test-setup.ts';
import { answerAsk } from './answer-ask.ts';
import type { NamedHolder } from './ask.ts';

export interface Changes {
  common?: Record<string, unknown>;
  domain?: Record<string, unknown>;
  extra?: object;
}

export const somebody = {
  ...adult,
  mother: relative('640210400015', 'Гүлнар', '1964-02-10'),
  disability: { group: 'III топ/III группа', cause: 'Жалпы ауру/Общее заболевание', establishedOn: '2019-04-01' },
};

export function sampleOf(documentType: DocumentTypeName): ResultJson {
  return findDocumentType(documentType).sample(somebody);
}

/** The answer to one claim about the sample, changed, on a day in Almaty. */
export function answerTo(
  claim: string,
  documentType: DocumentTypeName,
  changes: Changes,
  { on, holder = null }: { on: string; holder?: NamedHolder | null },
): boolean | null | undefined {
  const { common, domain } = sampleOf(documentType);
  const resultJson = { common: { ...common, ...changes.common }, domain: { ...Object(domain), ...changes.domain } };
  const document = { documentType, resultJson, extra: changes.extra ?? null };
  return answerAsk({ claims: [claim], fields: [] }, document, { nowMs: almatyMidnightMs(on), holder }).claims[claim];
}
