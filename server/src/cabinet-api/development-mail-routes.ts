/**
 * The development inbox: the mails that would be sent, where this is a try-out on one's own machine without an SMTP server. They
 * hold links that open accounts, so nothing of this exists anywhere else.
 */
import { Type } from 'typebox';
import { GatewayError } from '../errors.ts';
import type { HttpRequest, HttpServer } from '../http/server.ts';
import { unsealMail } from '../mail/mail.ts';
import type { MailStore } from '../mail/mail-store.ts';
import { refusals } from './access.ts';
import { CABINET, reply, tags, timeField, toTime } from './schemas.ts';

export interface DevelopmentMailDependencies {
  mails: MailStore;
  /** The key under which the mails are sealed. */
  sealing: Uint8Array;
}

export function registerDevelopmentMailRoutes(
  cabinet: HttpServer,
  { mails, sealing }: DevelopmentMailDependencies,
): void {
  cabinet.get(`${CABINET}/development/mail/`, listDevelopmentMailsRoute, async (request) => {
    refuseStrangers(request);
    const waiting = await mails.listMails();
    return {
      mails: waiting.map((mail) => ({
        id: mail.id,
        sent_at: toTime(mail.createdAt),
        ...unsealMail(mail, sealing),
      })),
    };
  });
}

/** Another site's page could reach this machine under a name of its own (DNS rebinding), and a proxy from anywhere. */
function refuseStrangers({ headers, hostname }: HttpRequest): void {
  const proxied = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
  if (proxied || !['localhost', '127.0.0.1', '[::1]', '::1'].includes(hostname)) throw new GatewayError('not_found');
}

const traits = { access: 'anyone', names: true } as const;

const listDevelopmentMailsRoute = {
  config: { access: traits.access },
  schema: {
    operationId: 'listDevelopmentMails',
    tags: tags.development,
    summary: 'The mails that would have been sent',
    description: [
      'Only in the demonstration on one’s own machine: `QUJAT_DEMONSTRATION` is on, there is no `QUJAT_SMTP_URL`, and host and',
      'public URL are those of this machine. Elsewhere this address leads nowhere. Newest first, 100 at most.',
    ].join(' '),
    response: {
      200: reply(
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
      ...refusals(traits),
    },
  },
};
