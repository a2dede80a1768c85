/** All document types that this gateway can describe and draw. */

import { disabilityCertificate } from './disability-certificate.ts';
import type { DocumentType, DocumentTypeName } from './document-type.ts';
import { driverLicense } from './driver-license.ts';
import { hunter } from './hunter.ts';
import { identityCard } from './identity-card.ts';
import { lbgCard } from './lbg-card.ts';
import { oralman } from './oralman.ts';
import { passport } from './passport.ts';
import { pension } from './pension.ts';
import { socialId } from './social-id.ts';
import { studentCard } from './student-card.ts';
import { vnzh } from './vnzh.ts';

export const documentTypes: readonly DocumentType[] = [
  identityCard,
  driverLicense,
  passport,
  vnzh,
  lbgCard,
  studentCard,
  pension,
  disabilityCertificate,
  socialId,
  hunter,
  oralman,
];

const typesByName = new Map(documentTypes.map((type) => [type.name, type]));

/** The type's definition; undefined where it has none yet. */
export function findDocumentType(name: DocumentTypeName): DocumentType | undefined {
  return typesByName.get(name);
}
