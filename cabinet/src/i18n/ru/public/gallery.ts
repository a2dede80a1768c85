/** Галерея: образец каждого вида документа. */
import type { Translations } from '../../en.ts';

export const gallery: Translations['gallery'] = {
  title: 'Все документы',
  lead: 'Образец каждого вида документа. Этих людей не существует.',
  sampleOf: 'Образец: {{title}}',
  validity: 'Срок действия: {{validity}}',
  unlimited: 'бессрочно',
  noPicture: 'Изображение не загрузилось. Откройте PDF или обновите страницу.',
  files: { pdf: 'PDF', image: 'Изображение', json: 'JSON' },
};
