/** All document types that this gateway can describe and draw, in the specification's order. */

import { aspCertificate } from './asp-certificate.ts';
import { attorney } from './attorney.ts';
import { birthCertificate } from './birth-certificate.ts';
import { changeFioCertificate } from './change-fio-certificate.ts';
import { diploma } from './diploma.ts';
import { disabilityCertificate } from './disability-certificate.ts';
import { divorceCertificate } from './divorce-certificate.ts';
import type { DocumentType, DocumentTypeName } from './document-type.ts';
import { driverLicense } from './driver-license.ts';
import { folded } from './folded.ts';
import { hunter } from './hunter.ts';
import { identityCard } from './identity-card.ts';
import { insurancePolicy } from './insurance-policy.ts';
import { largeFamilyCertificate } from './large-family-certificate.ts';
import { lbgCard } from './lbg-card.ts';
import { marriageCertificate } from './marriage-certificate.ts';
import { oralman } from './oralman.ts';
import { passport } from './passport.ts';
import { pcrCertificate } from './pcr-certificate.ts';
import { pension } from './pension.ts';
import { socialId } from './social-id.ts';
import { srts } from './srts.ts';
import { studentCard } from './student-card.ts';
import { techPassport } from './tech-passport.ts';
import { vaccination } from './vaccination.ts';
import { vnzh } from './vnzh.ts';

export const documentTypes: readonly DocumentType[] = [
  identityCard,
  driverLicense,
  birthCertificate,
  marriageCertificate,
  changeFioCertificate,
  divorceCertificate,
  diploma,
  srts,
  vaccination,
  socialId,
  disabilityCertificate,
  largeFamilyCertificate,
  aspCertificate,
  techPassport,
  pension,
  passport,
  studentCard,
  vnzh,
  pcrCertificate,
  lbgCard,
  insurancePolicy,
  hunter,
  oralman,
  attorney,
];

const typesByName = new Map(documentTypes.map((type) => [type.name, type]));

/** The type's definition; undefined where it has none yet. */
export function findDocumentType(name: DocumentTypeName): DocumentType | undefined {
  return typesByName.get(name);
}

const typesBySpelling = new Map(
  documentTypes.flatMap((type) => [type.name, type.code].map((word) => [folded(word), type])),
);

/** The type that another system means by this name or code, whatever its case and separators; undefined where it is none. */
export function findDocumentTypeBySpelling(spelling: string): DocumentType | undefined {
  return typesBySpelling.get(folded(spelling));
}
