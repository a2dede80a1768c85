/** The routes beside those of the cabinet, and what the cabinet's pages are told of the gateway. */
import type { CabinetPageOptions } from '../cabinet-api/cabinet-page.ts';
import type { OfferedByGateway } from '../cabinet-api/gateway-routes.ts';
import { describeAskable } from '../claims/describe-ask.ts';
import type { Config } from '../config/config.ts';
import { isLocalDemonstration } from '../config/demonstration.ts';
import { registerConsentRoutes } from '../consents/consent-routes.ts';
import { registerMyConsentRoutes } from '../consents/my/my-routes.ts';
import { registerCredentialRoutes } from '../credentials/credential-routes.ts';
import { describeOffer } from '../credentials/describe-offer.ts';
import { registerDocumentationRoutes } from '../documentation/documentation-routes.ts';
import { type DocumentType, findDocumentType } from '../documents/catalogue.ts';
import { registerDocumentTypeRoutes } from '../documents/document-type-routes.ts';
import { makeSampleDocument, sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { findFlowOrigins } from '../flows/find-flow-origins.ts';
import { registerFlowRoutes } from '../flows/flow-routes.ts';
import { registerFlowPageApi } from '../flows/page-api-routes.ts';
import { registerFlowPage } from '../flows/page-routes.ts';
import { countDeliveryIn } from '../http/metrics.ts';
import type { HttpServer } from '../http/server.ts';
import { registerVisitorRoutes, type VisitorContext } from '../http/visitor-routes.ts';
import { registerMcdbRoutes } from '../mcdb/mcdb-routes.ts';
import type { PublishedCertificate } from '../pdf-signatures/published-certificate.ts';
import { registerKeyRoutes } from '../proofs/key-routes.ts';
import type { PublishedKey } from '../proofs/signing-keys.ts';
import { registerVerifyPage } from '../proofs/verify-page-routes.ts';
import type { WantedParts } from '../rendering/drawable-document.ts';
import type { RenderedFiles } from '../rendering/render-worker.ts';
import type { Renderer } from '../rendering/renderer.ts';
import { registerSessionRoutes } from '../sessions/session-routes.ts';
import { registerWebhookKeyRoutes } from '../webhooks/webhook-key-routes.ts';
import type { BackendApiContext } from './backend-contexts.ts';
import type { FlowContexts } from './flow-contexts.ts';
import type { Foundation } from './foundation.ts';

export async function registerBackendApi(
  server: HttpServer,
  { sessions, webhooks, metrics, credentials }: BackendApiContext,
): Promise<void> {
  registerSessionRoutes(server, {
    context: sessions,
    tellOffer: ({ backendSessionId }, documentType) =>
      credentials && describeOffer(credentials.issuer(), backendSessionId, documentType),
    countDelivery: countDeliveryIn(metrics),
  });
  registerMcdbRoutes(server, sessions);
  registerWebhookKeyRoutes(server, { ...webhooks, apiKeys: sessions.apiKeys });
  await registerCredentialRoutes(server, credentials);
}

export async function registerFlow(server: HttpServer, { flow, consents, my }: FlowContexts): Promise<void> {
  registerFlowRoutes(server, flow);
  registerFlowPageApi(server, flow);
  registerConsentRoutes(server, consents);
  registerMyConsentRoutes(server, my);
  await registerFlowPage(server, { originsOf: (sessionId) => findFlowOrigins(sessionId, flow) });
}

export interface PagesContext extends VisitorContext, Pick<Config, 'samplePages' | 'documentation'> {
  keys: readonly (PublishedKey | PublishedCertificate)[];
}

/** Of receipts first. */
export function publishedKeys({ signingKeys, pdfSigning }: Pick<Foundation, 'signingKeys' | 'pdfSigning'>) {
  return [...(signingKeys?.published ?? []), ...(pdfSigning?.published ?? [])];
}

export function registerPages(
  server: HttpServer,
  renderer: Renderer,
  { samplePages, documentation, keys, ...visitors }: PagesContext,
): void {
  registerVisitorRoutes(server, visitors);
  registerKeyRoutes(server, keys);
  registerVerifyPage(server, keys);
  if (documentation) registerDocumentationRoutes(server);
  registerDocumentTypeRoutes(server, {
    samplePages,
    askableOf: describeAskable,
    sampleOf: (type) => type.sample(sampleHolderOf(type)),
    renderSample: (type, want) => drawSample(type, want, renderer),
  });
}

/** As soon as the gateway has started, so that the first document is drawn as fast as the next. Never fails. */
export function warmUp(renderer: Renderer): void {
  drawSample(findDocumentType('identity_card'), { pdf: true, image: true }, renderer).catch(() => {});
}

async function drawSample(type: DocumentType, want: WantedParts, renderer: Renderer): Promise<RenderedFiles> {
  return renderer.drawSample(await makeSampleDocument(type, sampleHolderOf(type)), want);
}

export function pagesOf(config: Config): CabinetPageOptions {
  return { localOnly: isLocalDemonstration(config) && config.publicUrl === undefined, samplePages: config.samplePages };
}

export function offeredBy(config: Config): OfferedByGateway {
  const { samplePages, documentation, liveConnectors } = config;
  const some = liveConnectors.has('*') ? 'all' : 'some';
  const liveDocuments = liveConnectors.size === 0 ? 'none' : some;
  const { credentials } = config;
  return { developmentInbox: isLocalDemonstration(config), samplePages, documentation, liveDocuments, credentials };
}
