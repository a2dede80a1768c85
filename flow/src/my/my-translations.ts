/** What the page of a citizen's own consents says beside the receipts themselves. */
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import type { ConsentState } from '../../../server/src/consents/consent.ts';

export interface MyTranslations {
  title: string;
  lead: string;
  listTitle: string;
  /** In a list, where the state is one word or two. */
  states: Record<ConsentState, string>;
  none: string;
  most: string;
  other: string;
  show: string;
  over: string;
  noSandbox: { title: string; text: string };
}

export const myTranslations: Record<Language, MyTranslations> = {
  kk: {
    title: 'Менің келісімдерім',
    lead: 'Осы құмсалғышта не нәрсеге келіскеніңізді көру үшін телефоныңызға келген кодты енгізіңіз.',
    listTitle: 'Сіз келісім бердіңіз',
    states: { given: 'Әлі берілген жоқ', used: 'Берілді', withdrawn: 'Қайтарып алынды', expired: 'Уақыты бітті' },
    none: 'Әзірге келісім жоқ.',
    most: 'Соңғы 50 келісім көрсетілген.',
    other: 'Шығу',
    show: 'Толығырақ',
    over: 'Он бес минуттан көп уақыт өтті. Жаңа код сұраңыз.',
    noSandbox: {
      title: 'Сілтеме толық емес',
      text: 'Бұл бетті жеке кабинеттегі Flow бетінен ашыңыз: мекенжайда құмсалғыш көрсетіледі.',
    },
  },
  ru: {
    title: 'Мои согласия',
    lead: 'Чтобы увидеть, на что вы согласились в этой песочнице, введите код, который придёт на телефон.',
    listTitle: 'Вы дали согласие',
    states: { given: 'Ещё не передано', used: 'Передано', withdrawn: 'Отозвано', expired: 'Время истекло' },
    none: 'Согласий пока нет.',
    most: 'Показаны последние 50 согласий.',
    other: 'Выйти',
    show: 'Подробнее',
    over: 'Прошло больше пятнадцати минут. Запросите новый код.',
    noSandbox: {
      title: 'Ссылка неполная',
      text: 'Откройте эту страницу из кабинета, со страницы Flow: в адресе указана песочница.',
    },
  },
  en: {
    title: 'My consents',
    lead: 'To see what you have agreed to in this sandbox, enter the code that comes to your phone.',
    listTitle: 'You have agreed to this',
    states: { given: 'Not handed over yet', used: 'Handed over', withdrawn: 'Withdrawn', expired: 'Out of time' },
    none: 'There is no consent yet.',
    most: 'These are the newest 50.',
    other: 'Leave',
    show: 'Details',
    over: 'More than fifteen minutes have passed. Ask for a new code.',
    noSandbox: {
      title: 'The link is not complete',
      text: 'Open this page from the page of Flows in the cabinet: the address names the sandbox.',
    },
  },
};
