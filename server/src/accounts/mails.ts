/** The mails of the accounts: plain text and simple HTML of the same words, in the reader's language. */
import type { Mail } from '../mail/mail.ts';
import type { Language } from '../words/languages.ts';
import { mailTranslations } from './mail-translations.ts';

export interface MailPlaces {
  organization?: string;
  technology?: string;
  /** As the reader writes dates. */
  date?: string;
  /** Of a webhook's receiver. */
  host?: string;
  /** A key of `mailTranslations[language].roles`. */
  role?: keyof (typeof mailTranslations)['en']['roles'];
}

export type MailName = Exclude<keyof (typeof mailTranslations)['en'], 'roles' | 'footer'>;

export interface MailRequest {
  to: string;
  language: Language;
  name: MailName;
  /** Where the button leads; the mail has none without it. */
  link?: string;
  places?: MailPlaces;
}

export function composeMail({ to, language, name, link, places = {} }: MailRequest): Mail {
  const texts = mailTranslations[language];
  const role = places.role === undefined ? '' : texts.roles[places.role];
  const organization = oneLine(places.organization ?? '');
  const { technology = '', date = '', host = '' } = places;
  // What people have typed comes last: nothing is filled into it.
  const fill = (text: string) =>
    text
      .replace('{role}', role)
      .replace('{technology}', technology)
      .replace('{date}', date)
      .replace('{host}', host)
      .replace(/([«“]?)\{organization\}([»”]?)/, (_place, open: string, close: string) =>
        hasQuotes.test(organization) ? organization : `${open}${organization}${close}`,
      );
  const { subject, lines, button } = texts[name];
  const paragraphs = lines.map(fill);
  return {
    to,
    subject: fill(subject),
    text: [...paragraphs, ...(link === undefined ? [] : [link]), '—', texts.footer].join('\n\n'),
    html: toHtml(language, paragraphs, link === undefined ? undefined : { link, label: button }, texts.footer),
  };
}

/** A name with quotes of its own, as «Алма» ЖШС, gets no others around it. */
const hasQuotes = /[«»“”„]/;

/** A name that people have typed must not begin a line of its own in a mail. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function toHtml(
  language: Language,
  paragraphs: string[],
  action: { link: string; label: string } | undefined,
  footer: string,
): string {
  const button =
    action === undefined
      ? []
      : [
          `<p><a href="${escapeHtml(action.link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0b5cad;color:#ffffff;text-decoration:none">${escapeHtml(action.label)}</a></p>`,
          `<p style="color:#5b6470;font-size:13px;word-break:break-all">${escapeHtml(action.link)}</p>`,
        ];
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head>`,
    '<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1a1f26;max-width:560px">',
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...button,
    `<p style="color:#5b6470;font-size:13px">${escapeHtml(footer)}</p>`,
    '</body></html>',
  ].join('\n');
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
