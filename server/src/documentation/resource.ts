/** What stands under an address of the documentation. */

export interface Resource {
  status: 200 | 404;
  type: string;
  body: string | Buffer;
  /** Whether the address changes with the content. */
  lasting: boolean;
}

/** By the ending of the address. */
const TYPES = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

export type Ending = keyof typeof TYPES;

export function resource(ending: Ending, body: string | Buffer, more: Partial<Resource> = {}): Resource {
  return { status: 200, type: TYPES[ending], body, lasting: false, ...more };
}

export function fileResource(name: string, body: Buffer, more: Partial<Resource> = {}): Resource {
  const ending = name.split('.').at(-1) ?? '';
  if (!Object.hasOwn(TYPES, ending)) throw new Error(`The documentation has no media type for ${name}`);
  return resource(ending as Ending, body, more);
}
