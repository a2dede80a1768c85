/** Sends mails by SMTP, with nodemailer. */
import type { Transporter } from 'nodemailer';
import { isLoopback } from '../network/loopback.ts';
import type { SendMail } from './deliver-mails.ts';

const CONNECTION_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 30_000;

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  url: string;
  /** The sender, such as `Qujat <no-reply@example.kz>`. */
  from: string;
}

export function createSmtpSender(options: SmtpOptions): SendMail {
  let transport: Promise<Transporter> | undefined;
  return async (mail) => {
    transport ??= openTransport(options);
    await (await transport).sendMail(mail).catch((error: unknown) => {
      throw withoutItsWords(error);
    });
  };
}

async function openTransport({ url, from }: SmtpOptions): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const { protocol, hostname } = new URL(url);
  return createTransport(
    {
      url,
      // Without TLS a password and the links that open accounts would go over the network in the clear.
      requireTLS: protocol === 'smtp:' && !isLoopback(hostname),
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      greetingTimeout: CONNECTION_TIMEOUT_MS,
      socketTimeout: ANSWER_TIMEOUT_MS,
      // Our mails are texts of our own: nothing is read from files or other servers.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
}

/** A mail server may repeat what it was told, our log-in among it, and errors are logged. What went wrong is in the codes. */
function withoutItsWords(error: unknown): Error {
  const { code, responseCode, command } = Object(error) as Record<string, unknown>;
  const at = /^[A-Z]+/.exec(String(command))?.[0] ?? 'no command';
  return new Error(`the mail was not taken: ${code ?? 'no code'}, status ${responseCode ?? 'none'}, at ${at}`);
}
