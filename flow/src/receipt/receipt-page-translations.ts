/** What the page of a receipt says beside the receipt itself. */
import type { Language } from '../../../cabinet/src/i18n/languages.ts';

interface ReceiptPageTranslations {
  withdraw: { start: string; question: string; yes: string; no: string };
  inProgress: string;
  lost: string;
  pdf: string;
  json: string;
  missing: { title: string; text: string };
}

export const receiptPageTranslations: Record<Language, ReceiptPageTranslations> = {
  kk: {
    withdraw: {
      start: 'Келісімді қайтарып алу',
      question: 'Келісімді қайтарып аласыз ба? Онда ештеңе берілмейді.',
      yes: 'Иә, қайтарып аламын',
      no: 'Жоқ, қалсын',
    },
    inProgress: 'Құжат қазір алынып жатыр. Сәл кейін қайталап көріңіз.',
    lost: 'Байланыс жоқ. Қайталап көріңіз.',
    pdf: 'PDF түрінде сақтау',
    json: 'JSON түрінде сақтау',
    missing: { title: 'Мұндай түбіртек жоқ', text: 'Сілтеме толық емес немесе келісім жазбасы жойылған.' },
  },
  ru: {
    withdraw: {
      start: 'Отозвать согласие',
      question: 'Отозвать согласие? Тогда ничего не передаётся.',
      yes: 'Да, отозвать',
      no: 'Нет, оставить',
    },
    inProgress: 'Документ сейчас запрашивается. Попробуйте через минуту.',
    lost: 'Нет соединения. Попробуйте ещё раз.',
    pdf: 'Сохранить в PDF',
    json: 'Сохранить в JSON',
    missing: { title: 'Такой квитанции нет', text: 'Ссылка неполная, или запись о согласии удалена.' },
  },
  en: {
    withdraw: {
      start: 'Withdraw',
      question: 'Withdraw? Nothing is handed over then.',
      yes: 'Yes, withdraw',
      no: 'No, keep it',
    },
    inProgress: 'The document is being fetched. Try again in a moment.',
    lost: 'There is no connection. Try again.',
    pdf: 'Save as PDF',
    json: 'Save as JSON',
    missing: { title: 'There is no such receipt', text: 'The link is not complete, or the consent was deleted.' },
  },
};
