/** Where a thread's module stands. */
import { extname } from 'node:path';

/**
 * The URL of the module `name` beside `importer`. In the repository it ends in `.ts`, in the built package in `.js`: the compiler
 * rewrites imports, but looks into no string.
 * @param importer the `import.meta.url` of who asks
 */
export function moduleBeside(importer: string, name: string): URL {
  return new URL(`${name}${extname(importer)}`, importer);
}
