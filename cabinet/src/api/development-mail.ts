/** The development inbox, which opens with the secret that the start of the gateway has printed. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

export interface DevelopmentMail {
  id: string;
  sent_at: string;
  to: string;
  subject: string;
  text: string;
}

export const developmentMailsQuery = (secret: string) =>
  queryOptions({
    queryKey: ['development-mails', secret],
    queryFn: async () => {
      const options = { headers: { authorization: `Bearer ${secret}` } };
      return (await call<{ mails: DevelopmentMail[] }>('GET', '/cabinet/development/mail/', undefined, options)).mails;
    },
  });
