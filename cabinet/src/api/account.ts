/** One's own account: who is logged in, where they may do what, language, password and log-ins. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../i18n/languages.ts';
import { call } from './call.ts';
import type { Answer, Body } from './operation.ts';
import { ACCOUNT_KEY } from './query-client.ts';

export type OwnAccount = Answer<'readOwnAccount'>;
export type Organization = Answer<'readOrganization'>;
export type Role = Body<'changeRole'>['role'];
export type Permission = Organization['permissions'][number];
/** What an operator did. */
export type Intervention = NonNullable<Organization['suspension']>;
export type LogIn = Answer<'listLogIns'>['sessions'][number];

export const accountQuery = queryOptions({ queryKey: ACCOUNT_KEY, queryFn: () => call('readOwnAccount') });

export const organizationQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ['organization', organization_id],
    queryFn: () => call('readOrganization', { params: { organization_id } }),
  });

export const changeLanguage = (language: Language) => call('changeLanguage', { body: { language } });

export const changePassword = (body: Body<'changePassword'>) => call('changePassword', { body });

export const logInsQuery = queryOptions({ queryKey: ['log-ins'], queryFn: () => call('listLogIns') });

export const endLogIn = (session_id: string) => call('endLogIn', { params: { session_id } });

export const endAllLogIns = () => call('endAllLogIns');
