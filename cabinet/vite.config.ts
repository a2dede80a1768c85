/** How the cabinet is built: React, Tailwind, files under `/cabinet/assets/`, no source that the page's policy would refuse. */
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { languages } from './src/i18n/languages.ts';

/** The gateway that `npm run dev -w cabinet` forwards the API's calls to. */
const GATEWAY = 'http://127.0.0.1:8080';

/** Two files for the texts of a language: what anybody may read, and the rest. */
const texts = languages.flatMap(({ code }) => [
  { name: code, test: new RegExp(`/i18n/(public-parts-of-${code}\\.|${code}/public/)`) },
  { name: `${code}-members`, test: new RegExp(`/i18n/(parts-of-${code}\\.|${code}/)`) },
]);

/** What every page needs of other people's: one file, as it changes seldom and is pressed better as a whole. */
const libraries = {
  name: 'libraries',
  test: /\/node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next)\//,
};

/** What several pages have in common: one file in place of forty small ones, each of which would be asked for by itself. */
const shared = { name: 'shared', test: /\/src\//, minShareCount: 4 };

export const config: UserConfig = {
  root: import.meta.dirname,
  base: '/cabinet/',
  plugins: [react(), tailwind()],
  build: {
    emptyOutDir: true,
    // Nothing may be inlined: the policy of the pages lets in only files of the gateway's own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: [...texts, libraries, shared] } },
      // How long the plugins took is no news to whoever starts the gateway on a slow machine.
      checks: { bundlerTimings: false },
    },
    reportCompressedSize: false,
    // What the licences of the libraries in the bundle ask for: their texts go along.
    license: { fileName: 'licences.md' },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': GATEWAY, '/openapi.json': GATEWAY } },
};

// biome-ignore lint/style/noDefaultExport: Vite takes the configuration so.
export default config;
