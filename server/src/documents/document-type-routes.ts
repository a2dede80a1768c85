/** The catalogue over HTTP: what each document type is, and a sample of it. Open to everybody: nobody in a sample exists. */

import { errorResponses, hostErrors } from '../http/error-schema.ts';
import type { HttpReply, HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { type DocumentType, documentTypes, findDocumentType, isDocumentTypeName } from './catalogue.ts';
import { commonSchema, type ResultJson } from './document-type.ts';
import { refuseDocumentType } from './refuse-document-type.ts';

export interface SampleFiles {
  pdf: Uint8Array | null;
  image: Uint8Array | null;
}

/** A claim or a field that can be asked for in place of the document. */
interface Askable {
  code: string;
  name: Trilingual;
}

export interface DocumentTypeRouteContext {
  /** Whether the samples are served as files. */
  samplePages: boolean;
  /** The sample's data. */
  sampleOf(type: DocumentType): ResultJson;
  /** What can be asked of it in place of the document. */
  askableOf(type: DocumentType): { claims: Askable[]; fields: Askable[] };
  /** The sample as files, in base64. */
  renderSample(type: DocumentType, want: { pdf: boolean; image: boolean }): Promise<SampleFiles>;
}

const PREFIX = '/api/v1/document-types';

export function registerDocumentTypeRoutes(server: HttpServer, context: DocumentTypeRouteContext): void {
  const { askableOf, sampleOf, samplePages } = context;
  const summaryOf = (type: DocumentType) => summary(type, samplePages);
  const typeUrl = `${PREFIX}/:document_type`;

  server.get(`${PREFIX}/`, { schema: listDocumentTypesSchema }, () => ({
    document_types: documentTypes.map(summaryOf),
  }));

  server.get(`${typeUrl}/`, { schema: showDocumentTypeSchema }, (request) => {
    const type = typeOf(request.params.document_type);
    return {
      ...summaryOf(type),
      ...askableOf(type),
      result_json_schema: resultJsonSchema(type),
      sample: sampleOf(type),
    };
  });

  if (samplePages) registerSamples(server, typeUrl, context);
}

function registerSamples(
  server: HttpServer,
  typeUrl: string,
  { sampleOf, renderSample }: DocumentTypeRouteContext,
): void {
  server.get(`${typeUrl}/sample.json`, { schema: sampleSchema('Json', 'application/json') }, (request, reply) =>
    reply.send(sampleOf(typeOf(request.params.document_type))),
  );

  server.get(`${typeUrl}/sample.pdf`, { schema: sampleSchema('Pdf', 'application/pdf') }, async (request, reply) => {
    const type = typeOf(request.params.document_type);
    const { pdf } = await renderSample(type, { pdf: true, image: false });
    return sendFile(reply, 'application/pdf', `${type.name}.pdf`, pdf);
  });

  server.get(`${typeUrl}/sample.jpg`, { schema: sampleSchema('Image', 'image/jpeg') }, async (request, reply) => {
    const type = typeOf(request.params.document_type);
    const { image } = await renderSample(type, { pdf: false, image: true });
    return sendFile(reply, 'image/jpeg', `${type.name}.jpg`, image);
  });
}

function typeOf(name: string): DocumentType {
  if (!isDocumentTypeName(name)) throw refuseDocumentType(name);
  return findDocumentType(name);
}

function summary(type: DocumentType, samplePages: boolean) {
  const url = `${PREFIX}/${type.name}`;
  return {
    document_type: type.name,
    code: type.code,
    title: type.titles,
    has_face_photo: type.hasFacePhoto,
    validity: type.validity,
    samples: samplePages ? { pdf: `${url}/sample.pdf`, image: `${url}/sample.jpg`, json: `${url}/sample.json` } : null,
  };
}

/** JSON Schema of the type's `result_json`. */
function resultJsonSchema(type: DocumentType) {
  return Type.Object({ common: commonSchema, domain: type.domain });
}

/** Shown where it is opened, and with a name of ours where it is kept. */
function sendFile(reply: HttpReply, type: string, name: string, base64: Uint8Array | null): HttpReply {
  return reply.type(type).header('content-disposition', `inline; filename="${name}"`).send(fromBase64(base64));
}

function fromBase64(base64: Uint8Array | null): Buffer {
  return Buffer.from(Buffer.from(base64 ?? []).toString('latin1'), 'base64');
}

const tags = ['Document types'];
const params = Type.Object({
  document_type: Type.String({ description: 'Name of a document type', examples: ['identity_card'] }),
});
const trilingual = (description: string) =>
  Type.Object({ kk: Type.String(), ru: Type.String(), en: Type.String() }, { description });

const askables = (description: string) =>
  Type.Array(Type.Object({ code: Type.String(), name: trilingual('As the citizen is told') }), { description });

const summarySchema = {
  document_type: Type.String(),
  code: Type.String({ description: 'The state’s code, `common.docType.code`' }),
  title: trilingual('The official title'),
  has_face_photo: Type.Boolean(),
  validity: Type.Union([trilingual('How long such a document is valid'), Type.Null()]),
  samples: Type.Union([Type.Object({ pdf: Type.String(), image: Type.String(), json: Type.String() }), Type.Null()], {
    description: 'Paths; null where this gateway does not serve samples',
  }),
};

const listDocumentTypesSchema = {
  operationId: 'listDocumentTypes',
  tags,
  summary: 'All document types',
  response: {
    200: json(
      'All types, with the paths of their samples.',
      Type.Object({ document_types: Type.Array(Type.Object(summarySchema)) }),
    ),
    ...errorResponses(hostErrors),
  },
};

const showDocumentTypeSchema = {
  operationId: 'showDocumentType',
  tags,
  summary: 'One document type: what can be asked of it, the schema of its result_json, and a sample',
  params,
  response: {
    200: json(
      'The type.',
      Type.Object({
        ...summarySchema,
        claims: askables(
          'Claims that can be asked of it in place of the document; of the ages only the most usual one',
        ),
        fields: askables('Fields that can be asked for in place of the document'),
        result_json_schema: Type.Unsafe<unknown>({
          type: 'object',
          additionalProperties: true,
          description: 'JSON Schema',
        }),
        sample: Type.Unsafe<unknown>({
          type: 'object',
          additionalProperties: true,
          description: 'A `result_json` of a person who does not exist',
        }),
      }),
    ),
    ...errorResponses(['invalid_request', 'document_type_not_found']),
  },
};

function sampleSchema(name: string, mediaType: string) {
  return {
    operationId: `showSample${name}`,
    tags,
    summary: `A sample as ${mediaType}`,
    params,
    response: {
      200: { description: 'The sample.', content: { [mediaType]: { schema: Type.Unsafe<unknown>({}) } } },
      ...errorResponses(['invalid_request', 'document_type_not_found', 'service_unavailable']),
    },
  };
}
