/** Logging in and out, signing up, and the password that was forgotten. */
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { call } from './call.ts';
import type { Answer, Body } from './operation.ts';
import type { PasskeyResponse } from './second-factors.ts';

export type LoggedIn = Answer<'logIn'>;
export type SecondFactor = LoggedIn['second_factors'][number];
/** What still opens the account after its password was reset. */
export type FactorsInForce = Answer<'resetPassword'>;
export type SecondFactorProof = Body<'completeLogIn'>;

export const logIn = (email: string, password: string) => call('logIn', { body: { email, password } });

export const completeLogIn = (body: SecondFactorProof) => call('completeLogIn', { body });

export const startPasskeyLogIn = async () =>
  (await call('startPasskeyLogIn')) as unknown as PublicKeyCredentialRequestOptionsJSON;

export const logInWithPasskey = (response: AuthenticationResponseJSON) =>
  call('logInWithPasskey', { body: { response: response as unknown as PasskeyResponse } });

export const confirmPassword = (password: string) => call('confirmPassword', { body: { password } });

export const confirmSecondFactor = (body: SecondFactorProof) => call('confirmSecondFactor', { body });

export const startPasskeyConfirmation = async () =>
  (await call('startPasskeyConfirmation')) as unknown as PublicKeyCredentialRequestOptionsJSON;

export const confirmWithPasskey = (response: AuthenticationResponseJSON) =>
  call('confirmWithPasskey', { body: { response: response as unknown as PasskeyResponse } });

export const logOut = () => call('logOut');

export const signUp = (body: Body<'signUp'>) => call('signUp', { body });

export const confirmSignUp = (token: string, password: string) => call('confirmSignUp', { body: { token, password } });

export const requestPasswordReset = (email: string) => call('requestPasswordReset', { body: { email } });

export const resetPassword = (token: string, password: string) => call('resetPassword', { body: { token, password } });
