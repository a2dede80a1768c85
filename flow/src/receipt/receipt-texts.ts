/** The texts of the receipt's page. What was agreed to is shown in the language in which it was read then. */

import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import type { ConsentState } from '../../../server/src/consents/consent.ts';

interface ReceiptTexts {
  title: string;
  states: Record<ConsentState, string>;
  agreedTo: string;
  organization: string;
  document: string;
  purpose: string;
  handedOver: string;
  given: string;
  used: string;
  withdrawn: string;
  id: string;
  withdraw: { start: string; question: string; yes: string; no: string };
  afterwards: string;
  inProgress: string;
  lost: string;
  json: string;
  missing: { title: string; text: string };
}

export const receiptTexts: Record<Language, ReceiptTexts> = {
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
    id: 'Number of the consent',
    withdraw: {
      start: 'Withdraw',
      question: 'Withdraw? The organisation will not receive the document.',
      yes: 'Yes, withdraw',
      no: 'No, keep it',
    },
    afterwards: 'What was handed over cannot be taken back here. Ask the organisation itself to delete it.',
    inProgress: 'The document is being fetched. Try again in a moment.',
    lost: 'There is no connection. Try again.',
    json: 'Save as JSON',
    missing: { title: 'There is no such receipt', text: 'The link is not complete, or the consent was deleted.' },
  },
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
    id: 'Номер согласия',
    withdraw: {
      start: 'Отозвать согласие',
      question: 'Отозвать согласие? Организация не получит документ.',
      yes: 'Да, отозвать',
      no: 'Нет, оставить',
    },
    afterwards: 'Переданное здесь уже не отозвать. Попросите саму организацию удалить его.',
    inProgress: 'Документ сейчас запрашивается. Попробуйте через минуту.',
    lost: 'Нет соединения. Попробуйте ещё раз.',
    json: 'Сохранить в JSON',
    missing: { title: 'Такой квитанции нет', text: 'Ссылка неполная, или запись о согласии удалена.' },
  },
  kk: {
    title: 'Сіздің келісіміңіз',
    states: {
      given: 'Сіз келісім бердіңіз. Құжат әлі берілген жоқ.',
      used: 'Құжат берілді.',
      withdrawn: 'Сіз келісіміңізді қайтарып алдыңыз. Ештеңе берілген жоқ және берілмейді.',
      expired: 'Уақыт бітті. Ештеңе берілген жоқ және берілмейді.',
    },
    agreedTo: 'Неге келістіңіз',
    organization: 'Ұйым',
    document: 'Құжат',
    purpose: 'Не үшін',
    handedOver: 'Ұйым не алады',
    given: 'Келісім берілген уақыт',
    used: 'Құжат берілген уақыт',
    withdrawn: 'Қайтарып алынған уақыт',
    id: 'Келісім нөмірі',
    withdraw: {
      start: 'Келісімді қайтарып алу',
      question: 'Келісімді қайтарып аласыз ба? Ұйым құжатты алмайды.',
      yes: 'Иә, қайтарып аламын',
      no: 'Жоқ, қалсын',
    },
    afterwards: 'Берілген құжатты осы жерде қайтарып алу мүмкін емес. Оны жоюды ұйымның өзінен сұраңыз.',
    inProgress: 'Құжат қазір алынып жатыр. Сәл кейін қайталап көріңіз.',
    lost: 'Байланыс жоқ. Қайталап көріңіз.',
    json: 'JSON түрінде сақтау',
    missing: { title: 'Мұндай түбіртек жоқ', text: 'Сілтеме толық емес немесе келісім жазбасы жойылған.' },
  },
};
