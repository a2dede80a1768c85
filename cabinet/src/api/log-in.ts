/** Logging in and out, signing up, and the password that was forgotten. */
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import type { Language } from '../i18n/languages.ts';
import { call } from './call.ts';

export type SecondFactor = 'totp' | 'recovery_code' | 'passkey';

export interface LoggedIn {
  status: 'logged_in' | 'second_factor_required';
  /** What this account can prove itself with; empty where no second factor is asked for. */
  second_factors: SecondFactor[];
}

/** What still opens the account after its password was reset. */
export interface FactorsInForce {
  totp_enabled: boolean;
  /** Their names. */
  passkeys: string[];
}

export interface SignUp {
  organization_name: string;
  bin: string;
  email: string;
  password: string;
  language: Language;
}

export const logIn = (email: string, password: string) =>
  call<LoggedIn>('POST', '/cabinet/session/', { email, password });

export type SecondFactorProof = { code: string } | { recovery_code: string };

export const completeLogIn = (proof: SecondFactorProof) =>
  call<LoggedIn>('POST', '/cabinet/session/second-factor/', proof);

export const startPasskeyLogIn = () =>
  call<PublicKeyCredentialRequestOptionsJSON>('POST', '/cabinet/session/passkey/options/');

export const logInWithPasskey = (response: AuthenticationResponseJSON) =>
  call<LoggedIn>('POST', '/cabinet/session/passkey/', { response });

export const confirmPassword = (password: string) => call<void>('POST', '/cabinet/session/confirm/', { password });

export const confirmSecondFactor = (proof: SecondFactorProof) =>
  call<void>('POST', '/cabinet/session/confirm/second-factor/', proof);

export const startPasskeyConfirmation = () =>
  call<PublicKeyCredentialRequestOptionsJSON>('POST', '/cabinet/session/confirm/passkey/options/');

export const confirmWithPasskey = (response: AuthenticationResponseJSON) =>
  call<void>('POST', '/cabinet/session/confirm/passkey/', { response });

export const logOut = () => call<void>('DELETE', '/cabinet/session/');

export const signUp = (request: SignUp) => call<{ status: 'mail_sent' }>('POST', '/cabinet/sign-up/', request);

export const confirmSignUp = (token: string, password: string) =>
  call<LoggedIn>('POST', '/cabinet/sign-up/confirm/', { token, password });

export const requestPasswordReset = (email: string) =>
  call<{ status: 'mail_sent' }>('POST', '/cabinet/password-reset/', { email });

export const resetPassword = (token: string, password: string) =>
  call<FactorsInForce>('POST', '/cabinet/password-reset/confirm/', { token, password });
