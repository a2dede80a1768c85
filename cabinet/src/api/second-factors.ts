/** The authenticator, its recovery codes, and the passkeys of the account. */
import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Answer, Body } from './operation.ts';

/** What the browser's passkey gives, which the gateway's library reads. */
export type PasskeyResponse = Body<'registerPasskey'>['response'];
export type TotpStart = Answer<'startTotp'>;
export type Passkey = Answer<'listPasskeys'>['passkeys'][number];

export const startTotp = () => call('startTotp');

export const confirmTotp = (code: string) => call('confirmTotp', { body: { code } });

export const disableTotp = () => call('disableTotp');

export const renewRecoveryCodes = () => call('renewRecoveryCodes');

export const passkeysQuery = queryOptions({ queryKey: ['passkeys'], queryFn: () => call('listPasskeys') });

export const startPasskeyRegistration = async () =>
  (await call('startPasskeyRegistration')) as unknown as PublicKeyCredentialCreationOptionsJSON;

export const registerPasskey = (name: string, response: RegistrationResponseJSON) =>
  call('registerPasskey', { body: { name, response: response as unknown as PasskeyResponse } });

export const renamePasskey = (passkey_id: string, name: string) =>
  call('renamePasskey', { params: { passkey_id }, body: { name } });

export const removePasskey = (passkey_id: string) => call('removePasskey', { params: { passkey_id } });
