/** What many documents say of a person, each as one field of `domain`. */
import { Type } from '../json/json-schema.ts';
import type { Trilingual } from '../words/languages.ts';
import { inLanguages } from './field-translations.ts';
import { bilingualField, dateField, dateOrNullField, IIN_PATTERN } from './fields.ts';

export const iinField = (meaning: Trilingual, word: Trilingual = { kk: 'ЖСН', ru: 'ИИН', en: 'IIN' }) =>
  Type.String({ pattern: IIN_PATTERN, ...inLanguages(meaning, word), examples: ['900101300017'] });

export const holderIinField = iinField({
  kk: 'Құжат иесінің ЖСН-і',
  ru: 'ИИН владельца документа',
  en: 'IIN of the holder',
});

const birthday = [
  { kk: 'Туған күні', ru: 'Дата рождения', en: 'Birth date' },
  { kk: 'туған күні', ru: 'дата рождения', en: 'date of birth' },
] as const;

export const birthdayField = dateField(...birthday);

export const birthdayOrNullField = dateOrNullField(...birthday);

export const genderField = Type.String(
  inLanguages(
    {
      kk: 'Жынысы, екі тілде `kk/ru`: `Ер/Мужской` немесе `Әйел/Женский`',
      ru: 'Пол, на двух языках `kk/ru`: `Ер/Мужской` или `Әйел/Женский`',
      en: 'Sex, bilingual `kk/ru`: `Ер/Мужской` or `Әйел/Женский`',
    },
    { kk: 'жынысы', ru: 'пол', en: 'sex' },
  ),
);

export const birthPlaceField = bilingualField(
  { kk: 'Туған жері', ru: 'Место рождения', en: 'Place of birth' },
  { kk: 'туған жері', ru: 'место рождения', en: 'place of birth' },
);

export const nationalityField = bilingualField(
  { kk: 'Ұлты', ru: 'Национальность', en: 'Ethnicity' },
  { kk: 'ұлты', ru: 'национальность', en: 'ethnicity' },
);

export const citizenshipField = bilingualField(
  { kk: 'Азаматтығы', ru: 'Гражданство', en: 'Citizenship' },
  { kk: 'азаматтығы', ru: 'гражданство', en: 'citizenship' },
);

export const residenceField = bilingualField(
  { kk: 'Тұрғылықты жері', ru: 'Место жительства', en: 'Place of residence' },
  { kk: 'тұрғылықты жері', ru: 'место жительства', en: 'place of residence' },
);
