/** What is told to whoever names a document type that does not exist. */
import { GatewayError } from '../errors.ts';
import { nearestName } from '../words/nearest-name.ts';
import { documentTypeNames } from './catalogue.ts';

export function refuseDocumentType(typed: string): GatewayError {
  const nearest = nearestName(typed, documentTypeNames);
  const meant = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  const message = `must be one of the names that GET /api/v1/document-types/ lists${meant}`;
  return new GatewayError('document_type_not_found', { extras: { errors: [{ field: 'document_type', message }] } });
}
