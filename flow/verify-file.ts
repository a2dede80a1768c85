/** How `/verify` becomes one file: its script and style stand in the page, and a policy that lets in these two and nothing else. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { documentTypes } from '../server/src/documents/catalogue.ts';

const modules: Readonly<Record<string, () => string>> = {
  'virtual:zxing-binary': () => {
    const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
    return `export const gzipped = '${gzipSync(wasm, { level: 9 }).toString('base64')}';`;
  },
  'virtual:document-titles': () => {
    const titles = Object.fromEntries(documentTypes.map((type) => [type.name, type.titles]));
    return `export const documentTitles = ${JSON.stringify(titles)};`;
  },
};

/** Modules that the build writes itself. */
export const writtenModules: Plugin = {
  name: 'written-modules',
  resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
  load: (id) => (id.startsWith('\0') ? modules[id.slice(1)]?.() : undefined),
};

export const oneFile: Plugin = {
  name: 'one-file',
  generateBundle: {
    // After what collects the licences of the chunks.
    order: 'post',
    handler(_options, bundle) {
      const page = bundle['verify.html'];
      if (page?.type !== 'asset') throw new Error('The build has made no verify.html.');
      const parts: PageParts = { script: '', style: '', icon: '' };
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === 'chunk') parts.script += file.code.replaceAll('</script', '<\\/script');
        else if (name.endsWith('.css')) parts.style += String(file.source);
        else if (name.endsWith('.svg')) parts.icon = Buffer.from(file.source).toString('base64');
        else continue;
        delete bundle[name];
      }
      parts.script = parts.script.replaceAll(
        /"\/assets\/[^"]+\.svg"|`\/assets\/[^`]+\.svg`/g,
        JSON.stringify(svgUrl(parts.icon)),
      );
      page.source = inlined(String(page.source), parts);
    },
  },
};

interface PageParts {
  script: string;
  style: string;
  /** SVG in base64. */
  icon: string;
}

function inlined(page: string, { script, style, icon }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return page
    .replace(/<script type="module"[^>]*><\/script>\s*/, '')
    .replace(/(<link rel="icon" href=")[^"]*/, `$1${svgUrl(icon)}`)
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace(
      '<meta charset="utf-8">',
      (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`,
    )
    .replace('</body>', () => `<script type="module">${script}</script>\n  </body>`);
}

function svgUrl(base64: string): string {
  return `data:image/svg+xml;base64,${base64}`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
