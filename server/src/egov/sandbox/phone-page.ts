/** The page `/sandbox/phone`: the inbox as a phone would show it. */
import type { HttpServer } from '../../http/server.ts';
import { registerStaticPage } from '../../http/static-page.ts';

const file = (name: string) => new URL(`phone-page/${name}`, import.meta.url);

export function registerPhonePage(server: HttpServer): void {
  registerStaticPage(server, 'showSandboxPhone', {
    '/sandbox/phone': file('phone.html'),
    '/sandbox/phone.css': file('phone.css'),
    '/sandbox/phone.js': file('phone.js'),
    '/sandbox/phone-texts.js': file('phone-texts.js'),
  });
}
