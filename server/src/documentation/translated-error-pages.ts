/** A page for each error in Kazakh and Russian, made from the tables. */
import { type ErrorCode, errorTable } from '../errors.ts';
import type { Language } from '../words/languages.ts';
import { errorExample, playedScenarios } from './error-pages.ts';
import { errorTranslations } from './error-translations.ts';
import { type Page, pageOf } from './read-pages.ts';

type TranslatedLanguage = Exclude<Language, 'en'>;

interface ErrorPageTranslations {
  status: string;
  specified: string;
  own: string;
  meaning: string;
  /** How long to wait. */
  wait: string;
  example: string;
  decide: string;
  sandbox: string;
  byPhone(phone: string): string;
  byHeader(header: string): string;
  further: string;
}

const translations: Record<TranslatedLanguage, ErrorPageTranslations> = {
  ru: {
    status: 'Статус HTTP',
    specified: 'Это ошибка спецификации. Облачный сервис отвечает тем же статусом и текстом.',
    own: 'Это ошибка Qujat. Спецификация о ней молчит.',
    meaning: 'Что это и что делать',
    wait: 'время из `Retry-After`',
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
    wait: '`Retry-After` көрсеткенше',
    example: 'Мысал',
    decide: 'Бағдарламаңыз `code` өрісіне қарап шешсін. [Барлық қатенің](../errors.md) денесі осындай.',
    sandbox: 'Құмсалғышта тексеру',
    byPhone: (phone) => `Құжатты \`${phone}\` нөмірімен сұраңыз.`,
    byHeader: (header) => `Немесе сұраумен бірге \`${header}\` тақырыбын жіберіңіз.`,
    further: 'Сценарийлер туралы толығырақ — [құмсалғыш нұсқаулығында](../../guides/sandbox.md#scenarios).',
  },
};

export function translatedErrorPages(): Page[] {
  const codes = Object.keys(errorTable) as ErrorCode[];
  return (['ru', 'kk'] as const).flatMap((language) =>
    codes.map((code) => pageOf(`docs/${language}/errors/${code}.md`, errorMarkdown(code, language))),
  );
}

/** What the error is and what to do, to whoever calls the API. */
export function errorMeaning(code: ErrorCode, language: TranslatedLanguage): string {
  return errorTranslations[code][language].replace('{{wait}}', translations[language].wait);
}

function errorMarkdown(code: ErrorCode, language: TranslatedLanguage): string {
  const { status, detail } = errorTable[code];
  const said = translations[language];
  return `# ${detail}

| | |
| --- | --- |
| \`code\` | \`${code}\` |
| ${said.status} | ${status} |

${'specified' in errorTable[code] ? said.specified : said.own}

## ${said.meaning}

${errorMeaning(code, language)}

## ${said.example}

\`\`\`json
${errorExample(code)}
\`\`\`

${said.decide}
${sandboxText(code, said)}`;
}

function sandboxText(code: ErrorCode, said: ErrorPageTranslations): string {
  const items = playedScenarios(code).map(
    ({ name, phone }) => `- ${said.byPhone(phone)} ${said.byHeader(`Qujat-Sandbox: ${name}`)}`,
  );
  return items.length === 0 ? '' : `\n## ${said.sandbox}\n\n${items.join('\n')}\n\n${said.further}\n`;
}
