/** The words of a receipt: of its page, and of its PDF. What was agreed to stands there in the language in which it was read then. */
import type { Language } from '../words/languages.ts';
import type { ConsentState } from './consent.ts';

const kk = {
  title: 'Сіздің келісіміңіз',
  states: {
    given: 'Сіз келісім бердіңіз. Құжат әлі берілген жоқ.',
    used: 'Құжат берілді.',
    withdrawn: 'Сіз келісіміңізді қайтарып алдыңыз. Ештеңе берілген жоқ және берілмейді.',
    expired: 'Уақыт бітті. Ештеңе берілген жоқ және берілмейді.',
  } satisfies Record<ConsentState, string>,
  agreedTo: 'Неге келістіңіз',
  organization: 'Ұйым',
  document: 'Құжат',
  purpose: 'Не үшін',
  handedOver: 'Ұйым не алады',
  given: 'Келісім берілген уақыт',
  used: 'Құжат берілген уақыт',
  withdrawn: 'Қайтарып алынған уақыт',
  keptUntil: 'Жазбаның сақталу мерзімі',
  id: 'Келісім нөмірі',
};

export const receiptTranslations: Record<Language, typeof kk> = {
  kk,
  ru: {
    title: 'Ваше согласие',
    states: {
      given: 'Вы дали согласие. Документ ещё не передан.',
      used: 'Документ передан.',
      withdrawn: 'Вы отозвали согласие. Ничего не передано и не будет передано.',
      expired: 'Время истекло. Ничего не передано и не будет передано.',
    },
    agreedTo: 'На что вы согласились',
    organization: 'Организация',
    document: 'Документ',
    purpose: 'Зачем',
    handedOver: 'Что она получает',
    given: 'Согласие дано',
    used: 'Передано',
    withdrawn: 'Отозвано',
    keptUntil: 'Запись хранится до',
    id: 'Номер согласия',
  },
  en: {
    title: 'Your consent',
    states: {
      given: 'You have agreed. The document is not handed over yet.',
      used: 'The document was handed over.',
      withdrawn: 'You have withdrawn. Nothing was handed over, and nothing will be.',
      expired: 'The time is over. Nothing was handed over, and nothing will be.',
    },
    agreedTo: 'What you agreed to',
    organization: 'Organisation',
    document: 'Document',
    purpose: 'Why',
    handedOver: 'What it receives',
    given: 'Agreed on',
    used: 'Handed over on',
    withdrawn: 'Withdrawn on',
    keptUntil: 'This record is kept until',
    id: 'Number of the consent',
  },
};
