/** Credentials over HTTP: for wallets and verifiers with the addresses and names of OpenID4VCI 1.0, for the organisation by its key. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { GatewayError } from '../errors.ts';
import { bearerTokenOf } from '../http/bearer-token.ts';
import { replyWithOauthError } from '../http/oauth-errors.ts';
import type { HttpServer } from '../http/server.ts';
import { sourceOf } from '../http/source-of.ts';
import { whenGone } from '../http/when-gone.ts';
import { presentApiKey } from '../organizations/present-api-key.ts';
import type { CredentialContext } from './credential-context.ts';
import { credentialPaths } from './credential-names.ts';
import {
  issueCredentialSchema,
  makeNonceSchema,
  redeemOfferSchema,
  revokeCredentialSchema,
  showAuthorizationServerSchema,
  showCredentialIssuerSchema,
  showCredentialKeysSchema,
  showStatusListSchema,
} from './credential-schemas.ts';
import { describeAuthorizationServer, describeIssuer, describeKeys } from './describe-issuer.ts';
import { issueCredential } from './issue-credential.ts';
import { makeNonce } from './nonce.ts';
import { readForm } from './read-form.ts';
import { redeemOffer } from './redeem-offer.ts';
import { revokeCredential } from './revoke-credential.ts';
import { makeStatusList, STATUS_LIST_SECONDS, STATUS_LIST_TYPE } from './status-list.ts';

const METADATA_SECONDS = 300;

/** @param context undefined where no credentials are issued */
export async function registerCredentialRoutes(
  server: HttpServer,
  context: CredentialContext | undefined,
): Promise<void> {
  const issuing = (): CredentialContext => {
    if (context === undefined) throw new GatewayError('credentials_off');
    return context;
  };
  registerMetadata(server, issuing);
  await server.register(async (scope) => registerWalletCalls(scope.withTypeProvider<TypeBoxTypeProvider>(), issuing));

  server.get(credentialPaths.statusList, { schema: showStatusListSchema }, async (request, reply) => {
    const list = await makeStatusList(request.params.environment, issuing());
    return reply
      .header('cache-control', `public, max-age=${STATUS_LIST_SECONDS}`)
      .header('access-control-allow-origin', '*')
      .type(`application/${STATUS_LIST_TYPE}`)
      .send(list);
  });

  server.post(credentialPaths.revocation, { schema: revokeCredentialSchema }, async (request) => {
    const apiKey = presentApiKey(bearerTokenOf(request) ?? '', request);
    await revokeCredential({ id: request.params.credential_id, apiKey, source: sourceOf(request) }, issuing());
  });
}

function registerMetadata(server: HttpServer, issuing: () => CredentialContext): void {
  for (const [path, schema, describe] of [
    ['openid-credential-issuer', showCredentialIssuerSchema, describeIssuer],
    ['oauth-authorization-server', showAuthorizationServerSchema, describeAuthorizationServer],
    ['jwt-vc-issuer', showCredentialKeysSchema, describeKeys],
  ] as const) {
    server.get(`/.well-known/${path}`, { schema }, async (_request, reply) => {
      const described = describe(issuing().issuer());
      reply.header('cache-control', `public, max-age=${METADATA_SECONDS}`);
      // Wallets and verifiers may be pages of other origins.
      reply.header('access-control-allow-origin', '*');
      return described;
    });
  }
}

/** In a scope of their own: a token is asked for by a form, and all errors have the names of OAuth as well. */
function registerWalletCalls(wallet: HttpServer, issuing: () => CredentialContext): void {
  wallet.setErrorHandler(replyWithOauthError);
  wallet.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) =>
    done(null, readForm(String(text))),
  );

  wallet.post(credentialPaths.token, { schema: redeemOfferSchema }, async (request, reply) => {
    const { grant_type: grantType, 'pre-authorized_code': preAuthorizedCode, tx_code: txCode } = request.body;
    const caller = { address: request.ip, source: sourceOf(request), replied: whenGone(reply.raw) };
    const access = await redeemOffer({ grantType, preAuthorizedCode, txCode, ...caller }, issuing());
    return { access_token: access.token, token_type: 'Bearer' as const, expires_in: access.lifeMs / 1_000 };
  });

  wallet.post(credentialPaths.nonce, { schema: makeNonceSchema }, () => {
    const { sessions, clock } = issuing();
    return { c_nonce: makeNonce(sessions.subjectHmacKey, clock.nowMs(), sessions.ids.randomBytes) };
  });

  wallet.post(credentialPaths.credential, { schema: issueCredentialSchema }, async (request) => {
    const { credential_configuration_id: configurationId, proofs } = request.body;
    const accessToken = bearerTokenOf(request);
    const [proof = ''] = proofs.jwt;
    const asked = { accessToken, configurationId, proof, source: sourceOf(request) };
    return { credentials: [{ credential: await issueCredential(asked, issuing()) }] };
  });
}
