/** The development inbox, which opens with the secret that the start of the gateway has printed. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Answer } from './operation.ts';

export type DevelopmentMail = Answer<'listDevelopmentMails'>['mails'][number];

export const developmentMailsQuery = (secret: string) =>
  queryOptions({
    queryKey: ['development-mails', secret],
    queryFn: async () => (await call('listDevelopmentMails', { headers: { authorization: `Bearer ${secret}` } })).mails,
  });
