/** То, что есть вокруг каждой страницы: язык, тема, копирование, загрузка, ошибки. */
import type { Translations } from '../en.ts';

export const shell: Translations['shell'] = {
  language: 'Язык',
  light: 'Светлая тема',
  dark: 'Тёмная тема',
  copy: 'Копировать',
  copied: 'Скопировано',
  copyByHand: 'Скопируйте вручную',
  skip: 'К содержанию',
  loading: 'Загрузка…',
  tryAgain: 'Повторить',
  somethingWrong: 'Что-то пошло не так.',
  offline: 'Шлюз не отвечает. Проверьте, что он запущен, и повторите.',
  requestId: 'Номер запроса: {{id}}',
  notFound: 'Такой страницы нет.',
  toStart: 'На главную',
  off: 'Эта страница здесь отключена',
  offText: 'Оператор шлюза отключил галерею и телефон песочницы. Их включает QUJAT_SAMPLE_PAGES=on.',
  menu: 'Меню',
  downloadTable: 'Скачать в CSV: {{name}}',
};
