/** Documents that differ in their number alone, so that nothing which was drawn before can serve again. */
import type { ResultJson } from '../server/src/documents/document-type.ts';
import type { DrawableDocument } from '../server/src/rendering/drawable-document.ts';

export function createDistinctDocuments(): (document: DrawableDocument<ResultJson>) => DrawableDocument<ResultJson> {
  let serial = 0;
  return (document) => {
    serial += 1;
    const { common } = document.resultJson;
    const docNumber = numbered(common.docNumber, serial);
    const docUri = `${common.docType.code}:${docNumber}`;
    return { ...document, resultJson: { ...document.resultJson, common: { ...common, docNumber, docUri } } };
  };
}

/** Keeps the number's letters and length: some types print it in fields of fixed width. */
function numbered(number: string, serial: number): string {
  const digits = String(serial)
    .padStart(number.length, '0')
    .slice(-(number.match(/\d/g)?.length ?? 0));
  let next = 0;
  return number.replaceAll(/\d/g, () => digits[next++] ?? '0');
}
