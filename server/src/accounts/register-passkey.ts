/**
 * registerPasskey: takes in the passkey that the browser has made. From now on the password alone opens the account no more; so the
 * first second factor of an account brings recovery codes.
 */
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import { auditOfEvent } from './account-audit.ts';
import { noticeTo } from './account-notice.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { relyingPartyOf, spendChallenge } from './passkey-challenge.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';

interface NewPasskey {
  response: RegistrationResponseJSON;
  name: string;
  account: Account;
  sessionId: string;
}

/**
 * @returns with recovery codes, never shown again, where there were none
 * @throws GatewayError `invalid_passkey`
 */
export async function registerPasskey(
  { response, name, account, sessionId }: NewPasskey,
  visit: Visit,
  context: AccountsContext,
): Promise<{ id: string; recoveryCodes: string[] }> {
  const { credential, credentialBackedUp } = await verify(response, account, context);
  const hasCodes = (await context.factors.countRecoveryCodes(account.id)) > 0;
  const { codes, hashes } = hasCodes ? { codes: [], hashes: [] } : makeRecoveryCodes(context);
  const event = { action: 'passkey_added', source: visit.source, accountId: account.id } as const;
  const added = await context.factors.insertPasskey(
    {
      id: credential.id,
      accountId: account.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name,
      backedUp: credentialBackedUp,
      sessionId,
      recoveryCodeHashes: hashes,
    },
    { audit: [auditOfEvent(context.ids, event)], mail: noticeTo(account, 'protection_changed', context) },
  );
  if (!added) throw new GatewayError('invalid_passkey');
  return { id: credential.id, recoveryCodes: codes };
}

/** The library throws a plain error for whatever is wrong with a response, so all of them are the caller's. */
async function verify(response: RegistrationResponseJSON, account: Account, context: AccountsContext) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) =>
      spendChallenge(challenge, { purpose: 'register', accountId: account.id }, context),
    expectedOrigin: [...context.site.origins()],
    expectedRPID: relyingPartyOf(context.site),
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) throw new GatewayError('invalid_passkey');
  return verified.registrationInfo;
}
