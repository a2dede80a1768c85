/**
 * What was shown to a citizen and agreed to, with the fields of ISO/IEC TS 27560:2023, as JSON-LD in the words of the W3C group's Data
 * Privacy Vocabulary. Its context stands in it, so that nobody has to load one. It names the citizen by a keyed hash alone.
 */
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../audit/canonical-json.ts';
import { type DocumentTypeName, findDocumentType } from '../documents/catalogue.ts';
import type { Language, Trilingual } from '../words/languages.ts';
import { consentNotice, type FileType, handedOver, shownPurpose, withdrawal } from './consent-translations.ts';

/** What the page showed. */
export interface ShownRequest {
  consentId: string;
  organization: { id: string; name: string };
  purpose: Readonly<Record<Language, string | null>>;
  documentType: DocumentTypeName;
  /** What of the document is handed over, in words; null for all of it. */
  asked: Trilingual | null;
  fileType: FileType | null;
  language: Language;
  /** `subjectHmac` of the citizen's IIN. */
  subject: string;
  /** Epoch milliseconds. */
  givenAt: number;
  validUntil: number;
  /** Until when this record is kept. */
  keptUntil: number;
}

export type ConsentRecord = ReturnType<typeof makeConsentRecord>;

export function makeConsentRecord(shown: ShownRequest) {
  const { organization, language, documentType, asked, fileType } = shown;
  const why = shownPurpose(shown.purpose, language);
  const { titles } = findDocumentType(documentType);
  return {
    '@context': context,
    '@type': 'ConsentRecord',
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: shown.consentId,
    record_kept_until: new Date(shown.keptUntil).toISOString(),
    pii_principal_id: principalOf(organization.id, shown.subject),
    processing: {
      privacy_notice: consentNotice(organization.name, { isPart: asked !== null })[language],
      language,
      purposes: why === null ? [] : [why],
      lawful_basis: 'dpv:Consent',
      pii_information: [
        {
          type: documentType,
          name: titles[language],
          handed_over: (asked ?? handedOver(fileType))[language],
          optional: false,
          sensitive: false,
        },
      ],
      pii_controllers: [{ id: organization.id, name: organization.name }],
      collection_method: 'sms-otp-1414',
      recipients: [organization.name],
      withdrawal_method: withdrawal[language],
      jurisdiction: 'KZ',
    },
    event: {
      type: 'dpv:ConsentGiven',
      time: new Date(shown.givenAt).toISOString(),
      valid_until: new Date(shown.validUntil).toISOString(),
    },
  } as const;
}

/** SHA-256 over the form of RFC 8785, 64 hex digits: so anybody can recompute what stands in the audit. */
export function hashConsentRecord(record: ConsentRecord): string {
  return createHash('sha256')
    .update(canonicalJson(record as Json))
    .digest('hex');
}

/** Another one for each organisation: by it, two of them cannot find out that they speak of the same citizen. */
function principalOf(organizationId: string, subject: string): string {
  return createHash('sha256').update(`${organizationId} ${subject}`).digest('hex');
}

/** Fields for which the vocabulary has no word keep that of the standard. */
const context = {
  '@vocab': 'urn:iso:std:iso-iec:ts:27560#',
  dpv: 'https://w3id.org/dpv#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  ConsentRecord: 'dpv:ConsentRecord',
  schema_version: 'dct:conformsTo',
  record_id: 'dct:identifier',
  record_kept_until: { '@id': 'urn:iso:std:iso-iec:ts:27560#record_kept_until', '@type': 'xsd:dateTime' },
  pii_principal_id: 'dpv:hasDataSubject',
  processing: 'dpv:hasProcess',
  privacy_notice: 'dpv:hasNotice',
  language: 'dct:language',
  purposes: 'dpv:hasPurpose',
  lawful_basis: { '@id': 'dpv:hasLegalBasis', '@type': '@id' },
  pii_information: 'dpv:hasPersonalData',
  pii_controllers: 'dpv:hasDataController',
  recipients: 'dpv:hasRecipient',
  jurisdiction: 'dpv:hasJurisdiction',
  name: 'dct:title',
  event: 'dpv:hasConsentStatus',
  type: { '@id': '@type' },
  time: { '@id': 'dct:date', '@type': 'xsd:dateTime' },
  valid_until: { '@id': 'dct:valid', '@type': 'xsd:dateTime' },
} as const;
