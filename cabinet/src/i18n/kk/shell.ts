/** Әр бетте тұратын мәтіндер: тіл, түс, көшіру, жүктеу, қате. */
import type { Translations } from '../en.ts';

export const shell: Translations['shell'] = {
  language: 'Тіл',
  light: 'Ашық түс',
  dark: 'Қараңғы түс',
  copy: 'Көшіру',
  copied: 'Көшірілді',
  copyByHand: 'Қолмен көшіріңіз',
  skip: 'Мазмұнға өту',
  loading: 'Жүктелуде…',
  tryAgain: 'Қайталау',
  somethingWrong: 'Бірдеңе дұрыс болмады.',
  offline: 'Шлюз жауап бермейді. Оның іске қосылғанын тексеріп, қайталаңыз.',
  requestId: 'Сұрау нөмірі: {{id}}',
  notFound: 'Мұндай бет жоқ.',
  toStart: 'Басты бетке',
  off: 'Бұл бет мұнда өшірілген',
  offText: 'Шлюз операторы галерея мен құмсалғыш телефонын өшірген. QUJAT_SAMPLE_PAGES=on оларды қосады.',
  menu: 'Мәзір',
  downloadTable: 'CSV ретінде жүктеу: {{name}}',
};
