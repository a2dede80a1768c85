/** All document types that this gateway can describe and draw. */
import { aspCertificate } from './asp-certificate.ts';
import { attorney } from './attorney.ts';
import { birthCertificate } from './birth-certificate.ts';
import { changeFioCertificate } from './change-fio-certificate.ts';
import { diploma } from './diploma.ts';
import { divorceCertificate } from './divorce-certificate.ts';
import type { DocumentType, DocumentTypeName } from './document-type.ts';
import { identityCard } from './identity-card.ts';
import { insurancePolicy } from './insurance-policy.ts';
import { largeFamilyCertificate } from './large-family-certificate.ts';
import { marriageCertificate } from './marriage-certificate.ts';
import { pcrCertificate } from './pcr-certificate.ts';
import { srts } from './srts.ts';
import { techPassport } from './tech-passport.ts';
import { vaccination } from './vaccination.ts';

export const documentTypes: readonly DocumentType[] = [
  identityCard,
  aspCertificate,
  attorney,
  birthCertificate,
  changeFioCertificate,
  diploma,
  divorceCertificate,
  insurancePolicy,
  largeFamilyCertificate,
  marriageCertificate,
  pcrCertificate,
  srts,
  techPassport,
  vaccination,
];

const typesByName = new Map(documentTypes.map((type) => [type.name, type]));

/** The type's definition; undefined where it has none yet. */
export function findDocumentType(name: DocumentTypeName): DocumentType | undefined {
  return typesByName.get(name);
}
