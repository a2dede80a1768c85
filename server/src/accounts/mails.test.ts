import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEEP_DELIVERIES_MS, MOST_FAILING_MS } from '../webhooks/webhook-endpoint.ts';
import { durationText } from '../words/duration-text.ts';
import { type Language, languages } from '../words/languages.ts';
import { defaultAccountRules } from './account-rules.ts';
import { mailTranslations } from './mail-translations.ts';
import { composeMail, type MailName } from './mails.ts';

const names = Object.keys(mailTranslations.en).filter((name) => !['roles', 'footer'].includes(name)) as MailName[];
const link = 'https://qujat.example.kz/cabinet/invitation#qjc_x';

test('every mail exists in every language, in words of its own, with no place left open', () => {
  for (const name of names) {
    const filled = { technology: 'E-Document', date: '2026-12-01', host: 'shop.example' };
    const places = { organization: '«Алма» ЖШС', role: 'developer', ...filled } as const;
    const mails = languages.map((language) => composeMail({ to: 'a@b.example', language, name, link, places }));
    assert.equal(new Set(mails.map(({ text }) => text)).size, languages.length);
    for (const { subject, text, html } of mails) {
      for (const part of [subject, text, html])
        assert.doesNotMatch(part, /\{(organization|role|technology|date|host)\}|undefined/);
      assert.ok(text.includes(link) && html.includes(`href="${link}"`));
    }
  }
});

test('a mail says the times that the gateway goes by, and the languages say the same ones', () => {
  const { signUpLinkMs, resetLinkMs, invitationMs } = defaultAccountRules;
  const times: Partial<Record<MailName, readonly number[]>> = {
    confirm_sign_up: [signUpLinkMs],
    reset_password: [resetLinkMs],
    invitation: [invitationMs],
    operator_invitation: [invitationMs],
    webhook_disabled: [MOST_FAILING_MS, KEEP_DELIVERIES_MS],
  };
  const figuresIn = (language: Language, name: MailName) =>
    mailTranslations[language][name].lines.flatMap((line) => line.match(/\d+/g) ?? []);
  for (const name of names) {
    const said = mailTranslations.en[name].lines.flatMap((line) => line.match(/\d+ \w+/g) ?? []);
    assert.deepEqual(said, times[name]?.map(durationText) ?? [], name);
    for (const language of languages) assert.deepEqual(figuresIn(language, name), figuresIn('en', name), name);
  }
});

test('a name has quotes once: its own, or those of the sentence', () => {
  const subjectFor = (organization: string, language: 'kk' | 'en') =>
    composeMail({ to: 'a@b.example', language, name: 'invitation', places: { organization, role: 'owner' } }).subject;
  assert.equal(subjectFor('«Алма» ЖШС', 'kk'), 'Qujat: «Алма» ЖШС ұйымына шақыру');
  assert.equal(subjectFor('Алма', 'kk'), 'Qujat: «Алма» ұйымына шақыру');
  assert.equal(subjectFor('Alma “Best” Ltd', 'en'), 'Qujat: invitation to Alma “Best” Ltd');
  assert.equal(subjectFor('Alma', 'en'), 'Qujat: invitation to “Alma”');
});

test('a name that people typed is text and nothing else: no markup, no header, no pattern', () => {
  const organization = 'A\r\nBcc: all@example.com <script>alert(1)</script> "$&" {role}';
  const mail = composeMail({
    to: 'a@b.example',
    language: 'en',
    name: 'invitation',
    link,
    places: { organization, role: 'owner' },
  });
  assert.doesNotMatch(mail.subject, /[\r\n]/);
  assert.doesNotMatch(mail.html, /<script/);
  assert.ok(mail.text.includes('“A Bcc: all@example.com <script>alert(1)</script> "$&" {role}”'));
});
