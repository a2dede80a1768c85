/** What an organisation may set of a flow, checked. */
import { type DocumentTypeName, documentTypeNames, isDocumentTypeName } from '../documents/catalogue.ts';
import { type FieldError, GatewayError } from '../errors.ts';
import { isLoopback } from '../network/loopback.ts';
import { nearestName } from '../words/nearest-name.ts';
import type { FlowPurpose, FlowSettings } from './flow.ts';

export const NAME_CHARACTERS_MAX = 80;
export const PURPOSE_CHARACTERS_MAX = 300;
export const ADDRESSES_MAX = 20;
export const ADDRESS_CHARACTERS_MAX = 500;

/** As it was typed. */
export type TypedFlowSettings = Omit<FlowSettings, 'documentTypes'> & { documentTypes: readonly string[] };

/** @throws GatewayError `invalid_request` that names each wrong field */
export function readFlowSettings(typed: TypedFlowSettings): FlowSettings {
  const name = typed.name.trim();
  const documentTypes = typed.documentTypes.filter(isDocumentTypeName);
  const errors = [
    ...nameErrors(name),
    ...documentTypeErrors(typed.documentTypes),
    ...typed.origins.flatMap((text, index) => originErrors(text, `origins.${index}`)),
    ...typed.returnUrls.flatMap((text, index) => returnUrlErrors(text, `return_urls.${index}`)),
    ...purposeErrors(typed.purpose),
  ];
  if (errors.length > 0) throw new GatewayError('invalid_request', { extras: { errors } });
  return {
    name,
    documentTypes: [...new Set(documentTypes)],
    origins: [...new Set(typed.origins)],
    returnUrls: [...new Set(typed.returnUrls)],
    purpose: trimmedPurpose(typed.purpose),
    claimsOnly: typed.claimsOnly,
    enabled: typed.enabled,
  };
}

function nameErrors(name: string): FieldError[] {
  if (name !== '' && name.length <= NAME_CHARACTERS_MAX) return [];
  return [{ field: 'name', message: `must have 1 to ${NAME_CHARACTERS_MAX} characters`, reason: 'name_length' }];
}

/** Of a list that may not be empty. */
export function documentTypeErrors(typed: readonly string[]): FieldError[] {
  if (typed.length === 0) {
    return [{ field: 'document_types', message: 'must name at least one document type', reason: 'none_chosen' }];
  }
  return typed.flatMap((name, index) => {
    if (isDocumentTypeName(name)) return [];
    const nearest = nearestName(name, documentTypeNames);
    const meant = nearest === undefined ? '' : `; did you mean ${nearest}?`;
    const message = `must be one of the names that GET /api/v1/document-types/ lists${meant}`;
    return [{ field: `document_types.${index}`, message, reason: 'unknown_document_type' }];
  });
}

export function purposeErrors(purpose: FlowPurpose): FieldError[] {
  return Object.entries(purpose).flatMap(([language, text]) =>
    (text ?? '').trim().length > PURPOSE_CHARACTERS_MAX
      ? [
          {
            field: `purpose.${language}`,
            message: `must have at most ${PURPOSE_CHARACTERS_MAX} characters`,
            reason: 'too_long',
          },
        ]
      : [],
  );
}

export function trimmedPurpose({ kk, ru, en }: FlowPurpose): FlowPurpose {
  const trimmed = (text: string | null) => text?.trim() || null;
  return { kk: trimmed(kk), ru: trimmed(ru), en: trimmed(en) };
}

export function isDocumentTypeOf(name: string, allowed: readonly DocumentTypeName[]): name is DocumentTypeName {
  return allowed.some((each) => each === name);
}

function originErrors(text: string, field: string): FieldError[] {
  const url = readUrl(text);
  if (url !== undefined && isSafe(url) && url.origin === text && isPlainOrigin(text)) return [];
  const message = 'must be an origin such as https://shop.example: https, without a path; http only for localhost';
  return [{ field, message, reason: 'invalid_origin' }];
}

/** A URL's name may hold signs that mean more to a policy or in HTML, such as `*`, `;` and `"`. No site has such a name. */
export function isPlainOrigin(origin: string): boolean {
  return /^https?:\/\/[\w.:[\]-]+$/.test(origin);
}

function returnUrlErrors(text: string, field: string): FieldError[] {
  const url = readUrl(text);
  const isPlain = url !== undefined && url.username === '' && url.password === '' && !text.includes('#');
  if (isPlain && isSafe(url) && text.length <= ADDRESS_CHARACTERS_MAX) return [];
  const message = 'must be an address such as https://shop.example/done, without a fragment; http only for localhost';
  return [{ field, message, reason: 'invalid_return_url' }];
}

export function readUrl(text: string): URL | undefined {
  return URL.parse(text) ?? undefined;
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
