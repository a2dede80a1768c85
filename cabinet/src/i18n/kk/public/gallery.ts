/** Галерея: әр құжат түрінің үлгісі. */
import type { Translations } from '../../en.ts';

export const gallery: Translations['gallery'] = {
  title: 'Барлық құжаттар',
  lead: 'Әр құжат түрінің үлгісі. Бұл адамдар ойдан шығарылған.',
  sampleOf: 'Үлгі: {{title}}',
  validity: 'Жарамдылық мерзімі: {{validity}}',
  unlimited: 'мерзімсіз',
  noPicture: 'Сурет жүктелмеді. PDF ашыңыз немесе бетті жаңартыңыз.',
  files: { pdf: 'PDF', image: 'Сурет', json: 'JSON' },
};
