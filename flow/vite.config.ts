/** How the Flow's page and its widget are built: Preact, plain CSS, no source that the page's policy would refuse. */
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { oneFile, writtenModules } from './verify-file.ts';

/** Where the gateway serves the built page; its router has the session's id behind it. */
const BASE = '/flow/';

export const pageConfig = {
  root: import.meta.dirname,
  base: BASE,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    emptyOutDir: true,
    // Nothing may be inlined: the policy of the page lets in only files of the gateway's own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The page of a session, that of the receipt of its consent, and that of all consents of a citizen.
      input: ['index.html', 'consent.html', 'my.html'].map((page) => join(import.meta.dirname, page)),
      checks: { bundlerTimings: false },
    },
    reportCompressedSize: false,
    // What the licences of the libraries in the bundle ask for: their texts go along.
    license: { fileName: 'licences.md' },
  },
} satisfies InlineConfig;

/** One file that asks the network for nothing, so that it can be saved and opened from a disk. */
export const verifyConfig = {
  root: import.meta.dirname,
  oxc: pageConfig.oxc,
  plugins: [writtenModules, oneFile],
  build: {
    emptyOutDir: false,
    assetsInlineLimit: Number.POSITIVE_INFINITY,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: join(import.meta.dirname, 'verify.html'),
      checks: { bundlerTimings: false },
    },
    chunkSizeWarningLimit: 1_500,
    reportCompressedSize: false,
    license: { fileName: 'verify-licences.md' },
  },
} satisfies InlineConfig;

/** One file for a `<script>` of anybody's page, under the name that integrators of the hosted service know. */
export const widgetConfig = {
  root: import.meta.dirname,
  build: {
    emptyOutDir: false,
    lib: {
      entry: 'src/widget/flow-widget.ts',
      name: 'FlowWidget',
      formats: ['umd'],
      fileName: () => 'flow-widget.umd.js',
    },
    rolldownOptions: { checks: { bundlerTimings: false } },
    reportCompressedSize: false,
  },
} satisfies InlineConfig;
