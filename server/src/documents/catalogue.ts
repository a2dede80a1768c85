/**
 * All document types, each once: the one place that knows what there is. The key is the value of `document_type` in the API, and the
 * order is the specification's. Names, routes, schemas, the gallery and the tests follow from it.
 */

import { isOneOf } from '../words/is-one-of.ts';
import { aspCertificate } from './asp-certificate.ts';
import { attorney } from './attorney.ts';
import { birthCertificate } from './birth-certificate.ts';
import { changeFioCertificate } from './change-fio-certificate.ts';
import { diploma } from './diploma.ts';
import { disabilityCertificate } from './disability-certificate.ts';
import { divorceCertificate } from './divorce-certificate.ts';
import type { DocumentDefinition } from './document-type.ts';
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

const definitions = {
  identity_card: identityCard,
  driver_license: driverLicense,
  birth_certificate: birthCertificate,
  marriage_certificate: marriageCertificate,
  change_fio_certificate: changeFioCertificate,
  divorce_certificate: divorceCertificate,
  diploma,
  srts,
  vaccination,
  social_id: socialId,
  disability_certificate: disabilityCertificate,
  large_family_certificate: largeFamilyCertificate,
  asp_certificate: aspCertificate,
  tech_passport: techPassport,
  pension,
  passport,
  student_card: studentCard,
  vnzh,
  pcr_certificate: pcrCertificate,
  lbg_card: lbgCard,
  insurance_policy: insurancePolicy,
  hunter,
  oralman,
  attorney,
} satisfies Record<string, DocumentDefinition>;

export type DocumentTypeName = keyof typeof definitions;

export interface DocumentType extends DocumentDefinition {
  /** The value of `document_type` in the API. */
  readonly name: DocumentTypeName;
}

export const documentTypeNames = Object.keys(definitions) as DocumentTypeName[];

export const documentTypes: readonly DocumentType[] = documentTypeNames.map((name) => ({ name, ...definitions[name] }));

const typesByName = new Map<string, DocumentType>(documentTypes.map((type) => [type.name, type]));

/** @throws Error for a name that only the store of another version can hold */
export function findDocumentType(name: DocumentTypeName): DocumentType {
  const type = typesByName.get(name);
  if (type === undefined) throw new Error(`The document type ${name} has no definition`);
  return type;
}

export function isDocumentTypeName(word: string): word is DocumentTypeName {
  return isOneOf(documentTypeNames, word);
}

const typesBySpelling = new Map(
  documentTypes.flatMap((type) => [type.name, type.code].map((word) => [folded(word), type])),
);

/** The type that another system means by this name or code, whatever its case and separators; undefined where it is none. */
export function findDocumentTypeBySpelling(spelling: string): DocumentType | undefined {
  return typesBySpelling.get(folded(spelling));
}
