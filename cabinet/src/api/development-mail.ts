/** The development inbox. Its address leads nowhere outside a demonstration on one's own machine: then there is none. */
import { queryOptions } from '@tanstack/react-query';
import { ApiError, call } from './call.ts';

export interface DevelopmentMail {
  id: string;
  sent_at: string;
  to: string;
  subject: string;
  text: string;
}

async function listDevelopmentMails(): Promise<DevelopmentMail[] | null> {
  try {
    return (await call<{ mails: DevelopmentMail[] }>('GET', '/cabinet/development/mail/')).mails;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** Null where there is no inbox. */
export const developmentMailsQuery = queryOptions({ queryKey: ['development-mails'], queryFn: listDevelopmentMails });
