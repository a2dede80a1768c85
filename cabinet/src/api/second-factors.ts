/** The authenticator, its recovery codes, and the passkeys of the account. */
import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

export interface TotpStart {
  /** base32, for typing. */
  secret: string;
  /** For the QR code. */
  otpauth_url: string;
}

export interface Passkey {
  id: string;
  name: string;
  /** Whether it is kept on other devices too. */
  backed_up: boolean;
  created_at: string;
  last_used_at: string | null;
}

interface RecoveryCodes {
  recovery_codes: string[];
}

export const startTotp = () => call<TotpStart>('POST', '/cabinet/account/totp/');

export const confirmTotp = (code: string) => call<RecoveryCodes>('POST', '/cabinet/account/totp/confirm/', { code });

export const disableTotp = () => call<void>('DELETE', '/cabinet/account/totp/');

export const renewRecoveryCodes = () => call<RecoveryCodes>('POST', '/cabinet/account/recovery-codes/');

export const listPasskeys = () => call<{ passkeys: Passkey[] }>('GET', '/cabinet/account/passkeys/');

export const passkeysQuery = queryOptions({ queryKey: ['passkeys'], queryFn: listPasskeys });

export const startPasskeyRegistration = () =>
  call<PublicKeyCredentialCreationOptionsJSON>('POST', '/cabinet/account/passkeys/options/');

export const registerPasskey = (name: string, response: RegistrationResponseJSON) =>
  call<{ id: string } & RecoveryCodes>('POST', '/cabinet/account/passkeys/', { name, response });

export const renamePasskey = (id: string, name: string) =>
  call<void>('PATCH', `/cabinet/account/passkeys/${id}/`, { name });

export const removePasskey = (id: string) => call<void>('DELETE', `/cabinet/account/passkeys/${id}/`);
