/** All document types that this gateway can describe and draw. */
import type { DocumentType, DocumentTypeName } from './document-type.ts';
import { identityCard } from './identity-card.ts';
import { lbgCard } from './lbg-card.ts';
import { vnzh } from './vnzh.ts';

export const documentTypes: readonly DocumentType[] = [identityCard, vnzh, lbgCard];

const typesByName = new Map(documentTypes.map((type) => [type.name, type]));

/** The type's definition; undefined where it has none yet. */
export function findDocumentType(name: DocumentTypeName): DocumentType | undefined {
  return typesByName.get(name);
}
