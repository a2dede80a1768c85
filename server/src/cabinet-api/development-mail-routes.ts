/**
 * The development inbox: the mails that would be sent, where this is a try-out on one's own machine without an SMTP server. They
 * hold links that open accounts, so nothing of this exists anywhere else. A reverse proxy may hide that a caller is from elsewhere;
 * so the inbox opens only to who knows what the start has printed.
 */

import { GatewayError } from '../errors.ts';
import { bearsToken } from '../http/bearer-token.ts';
import { isLocalRequest } from '../http/local-request.ts';
import type { HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { decryptMail } from '../mail/mail.ts';
import type { MailStore } from '../mail/mail-store.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { CABINET, timeField, toTime } from './schemas.ts';

export interface DevelopmentMailContext {
  mails: MailStore;
  /** The key under which the mails are encrypted. */
  dataKey: Uint8Array;
  /** What the start prints, and a caller must show. */
  secret: string;
}

export function registerDevelopmentMailRoutes(
  cabinet: HttpServer,
  { mails, dataKey, secret }: DevelopmentMailContext,
): void {
  cabinet.get(`${CABINET}/development/mail/`, listDevelopmentMailsRoute, async (request) => {
    if (!isLocalRequest(request)) throw new GatewayError('not_found');
    if (!bearsToken(request, secret)) throw new GatewayError('invalid_inbox_secret');
    const waiting = await mails.listMails();
    return {
      mails: waiting.map((mail) => ({
        id: mail.id,
        sent_at: toTime(mail.createdAt),
        ...decryptMail(mail, dataKey),
      })),
    };
  });
}

const listDevelopmentMailsRoute = cabinetRoute(
  {
    access: 'anyone',
    tag: 'development',
    security: [{ inboxSecret: [] }],
    refuses: ['not_found', 'invalid_inbox_secret'],
  },
  {
    operationId: 'listDevelopmentMails',
    summary: 'The mails that would have been sent',
    description: [
      'Only in the demonstration on one’s own machine, for calls that come straight from it. Elsewhere this address leads nowhere.',
      'The start prints the secret, as it prints the password of the demonstration. Newest first, 100 at most.',
    ].join(' '),
    response: {
      200: json(
        'The mails.',
        Type.Object({
          mails: Type.Array(
            Type.Object({
              id: Type.String(),
              sent_at: timeField('When it was sent'),
              to: Type.String({ examples: ['aigerim@company.example'] }),
              subject: Type.String({ examples: ['Qujat: confirm your e-mail'] }),
              text: Type.String({ description: 'Plain text, with the link' }),
              html: Type.String({ description: 'The same as HTML' }),
            }),
          ),
        }),
      ),
    },
  },
);
