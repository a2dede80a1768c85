/** The page `/gallery`: a sample of every document type. */
import type { HttpServer } from '../http/server.ts';
import { registerStaticPage } from '../http/static-page.ts';

const file = (name: string) => new URL(`gallery-page/${name}`, import.meta.url);

export function registerGalleryPage(server: HttpServer): void {
  registerStaticPage(server, 'showGallery', {
    '/gallery': file('gallery.html'),
    '/gallery.css': file('gallery.css'),
    '/gallery.js': file('gallery.js'),
  });
}
