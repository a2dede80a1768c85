/** Signatures in a PDF (ISO 32000-2, 12.8): whether there are any, and how they go where the bytes that they cover must change. */
import { PdfArray, PdfDict } from '@libpdf/core';
import { nameIn, type PdfObjects, reachableDicts, resolved } from './active-content.ts';

/** Lists in which a field or its place on a page stands. */
const LISTS = ['Fields', 'Kids', 'Annots'];
/** In the catalogue: what signatures permit, and what proves them later. */
const CATALOGUE_KEYS = ['Perms', 'DSS'];

export function isSigned(objects: PdfObjects): boolean {
  for (const dict of reachableDicts(objects)) if (dict.has('ByteRange')) return true;
  return false;
}

/** Takes the signatures out with their fields and what is shown of them: a broken one looks like a forged document. */
export function removeSignatures(objects: PdfObjects): void {
  for (const dict of [...reachableDicts(objects)]) {
    for (const key of LISTS) removeFields(dict, key, objects);
    if (isSignatureField(dict, objects)) dict.delete('V');
    dict.delete('SigFlags');
    if (nameIn(dict, 'Type', objects) === 'Catalog') for (const key of CATALOGUE_KEYS) dict.delete(key);
  }
}

function removeFields(dict: PdfDict, key: string, objects: PdfObjects): void {
  const list = resolved(dict.get(key), objects);
  if (!(list instanceof PdfArray)) return;
  const kept = [...list].filter((item) => {
    const field = resolved(item, objects);
    return !(field instanceof PdfDict && isSignatureField(field, objects));
  });
  if (kept.length < list.length) dict.set(key, new PdfArray(kept));
}

/** The kind of a field may stand in its parent. */
function isSignatureField(dict: PdfDict, objects: PdfObjects): boolean {
  if (nameIn(dict, 'FT', objects) === 'Sig') return true;
  const parent = dict.has('FT') ? null : resolved(dict.get('Parent'), objects);
  return parent instanceof PdfDict && nameIn(parent, 'FT', objects) === 'Sig';
}
