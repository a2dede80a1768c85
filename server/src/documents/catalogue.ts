/** All document types that this gateway can describe and draw. */
import { birthCertificate } from './birth-certificate.ts';
import { changeFioCertificate } from './change-fio-certificate.ts';
import { divorceCertificate } from './divorce-certificate.ts';
import type { DocumentType, DocumentTypeName } from './document-type.ts';
import { identityCard } from './identity-card.ts';
import { marriageCertificate } from './marriage-certificate.ts';
import { srts } from './srts.ts';
import { techPassport } from './tech-passport.ts';

export const documentTypes: readonly DocumentType[] = [
  identityCard,
  birthCertificate,
  marriageCertificate,
  changeFioCertificate,
  divorceCertificate,
  srts,
  techPassport,
];

const typesByName = new Map(documentTypes.map((type) => [type.name, type]));

/** The type's definition; undefined where it has none yet. */
export function findDocumentType(name: DocumentTypeName): DocumentType | undefined {
  return typesByName.get(name);
}
