/** `llms.txt`: for programs that read, what there is and where, as https://llmstxt.org proposes. */

import { type LayoutContext, markdownPath } from './page-layout.ts';
import type { PageLibrary } from './page-library.ts';
import { pageTranslations } from './page-translations.ts';

export function llmsText(library: PageLibrary, { navigation, addressOf, gateway }: LayoutContext): string {
  const listOf = (title: string, paths: readonly string[]) => {
    const links = paths.map((path) => `- [${library.find(path, 'en')?.title}](${addressOf(markdownPath(path))})`);
    return `## ${title}\n\n${links.join('\n')}\n`;
  };
  const below = (prefix: string) => library.paths.filter((path) => path.startsWith(prefix));
  return [
    INTRODUCTION,
    ...navigation.map(({ title, pages }) => listOf(pageTranslations.en.groups[title], pages)),
    listOf('Each error', below('errors/')),
    listOf('Each document type', below('document-types/')),
    listOf('Each call', below('api/')),
    `## API\n\n- [OpenAPI 3.1](${gateway ? '/openapi.json' : addressOf('openapi.json')})\n`,
  ].join('\n');
}

const INTRODUCTION = `# Qujat

> A gateway through which an organisation in Kazakhstan receives citizens' electronic documents, with their consent. It speaks the
> E-Document Backend API and comes with a sandbox that behaves like the state.
`;
