/** The page of each error in Kazakh and Russian, made from the row that the translated list of errors has of it. */
import { type ErrorCode, errorTable } from '../errors.ts';
import { errorExample, playedScenarios } from './error-pages.ts';
import type { Language } from './page-words.ts';
import { type Page, pageOf } from './read-pages.ts';

interface ErrorPageWords {
  status: string;
  specified: string;
  own: string;
  meaning: string;
  example: string;
  decide: string;
  sandbox: string;
  byPhone(phone: string): string;
  byHeader(header: string): string;
  further: string;
}

const words: Record<Exclude<Language, 'en'>, ErrorPageWords> = {
  ru: {
    status: 'Статус HTTP',
    specified: 'Это ошибка спецификации. Облачный сервис отвечает тем же статусом и текстом.',
    own: 'Это ошибка Qujat. Спецификация о ней молчит.',
    meaning: 'Что это и что делать',
    example: 'Пример',
    decide: 'Пусть ваша программа решает по `code`. [У всех ошибок](../errors.md) такое тело.',
    sandbox: 'Проверить в песочнице',
    byPhone: (phone) => `Запросите документ с номером \`${phone}\`.`,
    byHeader: (header) => `Или отправьте с запросом заголовок \`${header}\`.`,
    further: 'Подробнее о сценариях — [в руководстве по песочнице](../../guides/sandbox.md#scenarios).',
  },
  kk: {
    status: 'HTTP статусы',
    specified: 'Бұл — спецификацияның қатесі. Бұлттық сервис те осы статус пен мәтінді қайтарады.',
    own: 'Бұл — Qujat қатесі. Спецификация ол туралы үндемейді.',
    meaning: 'Бұл не және не істеу керек',
    example: 'Мысал',
    decide: 'Бағдарламаңыз `code` өрісіне қарап шешсін. [Барлық қатенің](../errors.md) денесі осындай.',
    sandbox: 'Құмсалғышта тексеру',
    byPhone: (phone) => `Құжатты \`${phone}\` нөмірімен сұраңыз.`,
    byHeader: (header) => `Немесе сұраумен бірге \`${header}\` тақырыбын жіберіңіз.`,
    further: 'Сценарийлер туралы толығырақ — [құмсалғыш нұсқаулығында](../../guides/sandbox.md#scenarios).',
  },
};

/** @param pages with the lists of errors among them */
export function translatedErrorPages(pages: readonly Page[]): Page[] {
  return pages.flatMap(({ path, language, markdown }) => {
    if (path !== 'errors' || language === 'en') return [];
    const rows = [...markdown.matchAll(/^\| `(\w+)` \| \d{3} \| .*? \| (.*) \|$/gm)];
    return rows.flatMap(([, code = '', meaning = '']) =>
      Object.hasOwn(errorTable, code)
        ? [pageOf(`docs/${language}/errors/${code}.md`, errorMarkdown(code as ErrorCode, meaning, words[language]))]
        : [],
    );
  });
}

function errorMarkdown(code: ErrorCode, meaning: string, said: ErrorPageWords): string {
  const { status, detail } = errorTable[code];
  return `# ${detail}

| | |
| --- | --- |
| \`code\` | \`${code}\` |
| ${said.status} | ${status} |

${'specified' in errorTable[code] ? said.specified : said.own}

## ${said.meaning}

${meaning}

## ${said.example}

\`\`\`json
${errorExample(code)}
\`\`\`

${said.decide}
${sandboxText(code, said)}`;
}

function sandboxText(code: ErrorCode, said: ErrorPageWords): string {
  const items = playedScenarios(code).map(
    ({ name, phone }) => `- ${said.byPhone(phone)} ${said.byHeader(`Qujat-Sandbox: ${name}`)}`,
  );
  return items.length === 0 ? '' : `\n## ${said.sandbox}\n\n${items.join('\n')}\n\n${said.further}\n`;
}
