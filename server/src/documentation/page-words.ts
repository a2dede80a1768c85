/** The words around a page of the documentation, in the three languages of the pages. */

export const languages = ['en', 'ru', 'kk'] as const;

export type Language = (typeof languages)[number];

export interface PageWords {
  /** The language’s own name. */
  language: string;
  documentation: string;
  cabinet: string;
  search: string;
  nothingFound: string;
  menu: string;
  theme: string;
  languages: string;
  pages: string;
  onThisPage: string;
  skip: string;
  asMarkdown: string;
  copy: string;
  copied: string;
  useMyKey: string;
  noKey: string;
  /** Of the form with which a call is tried. */
  send: string;
  testKeyOnly: string;
  noAnswer: string;
  table: string;
  notTranslated: string;
  /** Of the API reference, which is made from the OpenAPI document. */
  referenceInEnglish: string;
  notFound: string;
  notFoundText: string;
  /** Of pages that are not translated, for the navigation. */
  titles: Record<string, string>;
  groups: Record<'begin' | 'build' | 'live' | 'operate' | 'more', string>;
}

export const words: Record<Language, PageWords> = {
  en: {
    language: 'English',
    documentation: 'Documentation',
    cabinet: 'Personal Cabinet',
    search: 'Search the documentation',
    nothingFound: 'Nothing found. Try another word, an error text or a field name.',
    menu: 'Menu',
    theme: 'Light or dark',
    languages: 'Language',
    pages: 'Pages',
    onThisPage: 'On this page',
    skip: 'Skip to the text',
    asMarkdown: 'This page as Markdown',
    copy: 'Copy',
    copied: 'Copied',
    useMyKey: 'Use my test key',
    noKey: 'Log in to the Personal Cabinet first',
    send: 'Send',
    testKeyOnly: 'This form takes a test key only.',
    noAnswer: 'There is no answer from the gateway.',
    table: 'Table',
    notTranslated: '',
    referenceInEnglish: '',
    notFound: 'There is no such page',
    notFoundText: 'Search for it, or begin with the overview.',
    titles: {},
    groups: { begin: 'Begin', build: 'Build', live: 'Go live', operate: 'Operate', more: 'More' },
  },
  ru: {
    language: 'Русский',
    documentation: 'Документация',
    cabinet: 'Личный кабинет',
    search: 'Поиск по документации',
    nothingFound: 'Ничего не найдено. Попробуйте другое слово, текст ошибки или имя поля.',
    menu: 'Меню',
    theme: 'Светлая или тёмная тема',
    languages: 'Язык',
    pages: 'Страницы',
    onThisPage: 'На этой странице',
    skip: 'Перейти к тексту',
    asMarkdown: 'Эта страница в Markdown',
    copy: 'Копировать',
    copied: 'Скопировано',
    useMyKey: 'Подставить мой ключ песочницы',
    noKey: 'Сначала войдите в личный кабинет',
    send: 'Отправить',
    testKeyOnly: 'Эта форма принимает только ключ песочницы.',
    noAnswer: 'Шлюз не ответил.',
    table: 'Таблица',
    notTranslated: 'Эта страница пока не переведена. Ниже — английский текст.',
    referenceInEnglish: 'Справочник API — на английском: его слова те же, что в ответах и в OpenAPI.',
    notFound: 'Такой страницы нет',
    notFoundText: 'Воспользуйтесь поиском или начните с обзора.',
    titles: {
      'guides/sandbox': 'Песочница',
      'guides/test-your-integration': 'Песочница для ваших тестов',
      api: 'Справочник API',
      'guides/command-line': 'Командная строка',
      'guides/connect-relay': 'Через вышестоящий сервис',
      'guides/connect-smartbridge': 'Через Smart Bridge',
      'guides/operate': 'Работа шлюза',
      'guides/backup': 'Резервные копии',
      'guides/settings': 'Настройки',
      'guides/scale-out': 'Масштабирование',
      'guides/high-availability': 'Высокая доступность',
      'guides/audit': 'Аудит',
      security: 'Безопасность',
      performance: 'Производительность',
      glossary: 'Глоссарий',
      'guides/add-a-document-type': 'Как добавить вид документа',
      decisions: 'Решения',
      changelog: 'Изменения',
    },
    groups: { begin: 'Начало', build: 'Разработка', live: 'Запуск', operate: 'Эксплуатация', more: 'Ещё' },
  },
  kk: {
    language: 'Қазақша',
    documentation: 'Құжаттама',
    cabinet: 'Жеке кабинет',
    search: 'Құжаттамадан іздеу',
    nothingFound: 'Ештеңе табылмады. Басқа сөзді, қатенің мәтінін немесе өрістің атауын теріп көріңіз.',
    menu: 'Мәзір',
    theme: 'Ашық немесе қараңғы',
    languages: 'Тіл',
    pages: 'Беттер',
    onThisPage: 'Осы бетте',
    skip: 'Мәтінге өту',
    asMarkdown: 'Осы бет Markdown түрінде',
    copy: 'Көшіру',
    copied: 'Көшірілді',
    useMyKey: 'Құмсалғыш кілтімді қою',
    noKey: 'Алдымен жеке кабинетке кіріңіз',
    send: 'Жіберу',
    testKeyOnly: 'Бұл форма тек құмсалғыш кілтін қабылдайды.',
    noAnswer: 'Шлюз жауап бермеді.',
    table: 'Кесте',
    notTranslated: 'Бұл бет әзірге аударылмаған. Төменде — ағылшынша мәтін.',
    referenceInEnglish: 'API анықтамалығы ағылшынша: сөздері жауаптар мен OpenAPI-дегідей.',
    notFound: 'Мұндай бет жоқ',
    notFoundText: 'Іздеуді пайдаланыңыз немесе шолудан бастаңыз.',
    titles: {
      'guides/sandbox': 'Құмсалғыш',
      'guides/test-your-integration': 'Тестілеріңізге арналған құмсалғыш',
      api: 'API анықтамалығы',
      'guides/command-line': 'Пәрмен жолы',
      'guides/connect-relay': 'Жоғарғы сервис арқылы',
      'guides/connect-smartbridge': 'Smart Bridge арқылы',
      'guides/operate': 'Шлюздің жұмысы',
      'guides/backup': 'Сақтық көшірмелер',
      'guides/settings': 'Баптаулар',
      'guides/scale-out': 'Ауқымын кеңейту',
      'guides/high-availability': 'Жоғары қолжетімділік',
      'guides/audit': 'Аудит',
      security: 'Қауіпсіздік',
      performance: 'Өнімділік',
      glossary: 'Глоссарий',
      'guides/add-a-document-type': 'Құжат түрін қосу',
      decisions: 'Шешімдер',
      changelog: 'Өзгерістер',
    },
    groups: { begin: 'Бастау', build: 'Әзірлеу', live: 'Іске қосу', operate: 'Пайдалану', more: 'Тағы' },
  },
};
