/** What people ask in each of the three languages, in their own words, and which page the search names first. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { OpenApiDocument } from '../http/openapi-document.ts';
import { type Language, languages } from '../words/languages.ts';
import { createDocumentationSite } from './documentation-site.ts';
import { searchDocumentation } from './search-documentation.ts';
import type { SearchSection } from './search-sections.ts';
import { searchWords } from './search-words.ts';

const openApi = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as OpenApiDocument;
const site = createDocumentationSite({ base: '/docs', gateway: true, openApi });

/** By where the answer stands: the beginning of its address, without the language. */
const QUESTIONS: Record<Language, Record<string, string[]>> = {
  en: {
    'errors/subject_not_found_in_mcdb': [
      'Subject not found in CMDB',
      'what to do about Subject not found in CMDB',
      'phone is not registered',
      'CMDB',
    ],
    'testing#an-expired-code': [
      'test an expired code without waiting',
      'how do I make a code expire',
      'test an expired otp',
    ],
    'guides/read-the-document': [
      'date of issue',
      'which field holds the date of issue',
      'issued date',
      'field of the issue date',
    ],
    'going-live': ['how to go live', 'production', 'switch from sandbox to production', 'how do I get a live key'],
    'guides/flow': ['widget', 'hosted page'],
    'guides/webhooks': ['verify webhook signature'],
    'guides/scale-out': ['several gateways'],
    'guides/high-availability': ['high availability', 'fail-over'],
  },
  ru: {
    'errors/subject_not_found_in_mcdb': [
      'что делать с ошибкой Subject not found in CMDB',
      'телефон не найден в БМГ',
      'номер не зарегистрирован в базе мобильных граждан',
    ],
    'testing#истёкший-код': [
      'как проверить истёкший код',
      'как протестировать истекший код не дожидаясь',
      'просроченный код',
      'тест истечения кода',
    ],
    'guides/read-the-document': [
      'дата выдачи',
      'в каком поле дата выдачи',
      'какое поле содержит дату выдачи',
      'где лежит дата выдачи документа',
    ],
    'going-live': ['как перейти в рабочий режим', 'боевой режим', 'как выйти в продакшн', 'настоящие документы'],
    'guides/sandbox': ['песочница', 'тестовые люди'],
    'guides/flow': ['виджет', 'встроить готовую страницу'],
    'guides/webhooks': ['вебхук', 'подпись вебхуков'],
  },
  kk: {
    'errors/subject_not_found_in_mcdb': [
      'Subject not found in CMDB қатесін қалай шешуге болады',
      'азаматтың телефоны табылмады',
      'нөмір тіркелмеген не істеу керек',
    ],
    'testing#мерзімі-біткен-код': [
      'мерзімі біткен кодты қалай тексеруге болады',
      'күтпестен мерзімі біткен кодты тексеру',
      'мерзімі өткен код',
    ],
    'guides/read-the-document': [
      'құжаттың берілген күні қай өрісте',
      'берілген күнін қай өрістен аламын',
      'берілген күні',
    ],
    'going-live': [
      'нақты құжаттарға қалай көшу керек',
      'іске қосу үшін не керек',
      'жұмыс кілтін қалай алуға болады',
      'нақты жұмысқа көшу',
    ],
    'guides/sandbox': ['құмсалғыш'],
    'guides/flow': ['виджет', 'дайын бет'],
    'guides/webhooks': ['вебхуктің қолтаңбасы'],
  },
};

for (const language of languages) {
  const sections: SearchSection[] = JSON.parse(String(site.read(`search-${language}.json`)?.body));

  test(`a question in ${language} is answered by the first page that is found`, () => {
    const search = searchDocumentation(sections, language);
    const own = language === 'en' ? '/docs/' : `/docs/${language}/`;
    const wrong = Object.entries(QUESTIONS[language]).flatMap(([answer, questions]) =>
      questions
        .map((question) => ({ question, first: search(question)[0]?.href ?? 'nothing' }))
        .filter(({ first }) => !first.startsWith(own + answer)),
    );
    assert.deepEqual(wrong, []);
  });

  test(`what people call a page in ${language} belongs to one that is there`, () => {
    const told = sections.filter(({ also }) => also !== undefined);
    assert.equal(told.length, Object.keys(searchWords[language]).length);
  });
}
