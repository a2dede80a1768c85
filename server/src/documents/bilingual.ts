/** Bilingual values as the state writes them: one string, `kk/ru`. */

/** Bilingual values of the sex as the state writes them. */
export const genderTexts = { male: 'Ер/Мужской', female: 'Әйел/Женский' } as const;

/** `Ер/Мужской` → `Ер / Мужской`. A value in one language stays as it is. */
export function printedBilingual(value: string): string {
  const [kazakh, russian, ...rest] = value.split('/').map((part) => part.trim());
  if (kazakh === undefined || russian === undefined || rest.length > 0) return value;
  if (kazakh === '' || russian === '') return kazakh || russian;
  return kazakh === russian ? kazakh : `${kazakh} / ${russian}`;
}

/** For a page that gives each language its own line; `ru` is empty where the value is in one language or the same in both. */
export function bilingualParts(value: string): { kk: string; ru: string } {
  const [kazakh, russian, ...rest] = value.split('/').map((part) => part.trim());
  if (kazakh === undefined || russian === undefined || rest.length > 0) return { kk: value, ru: '' };
  if (kazakh === '' || russian === '') return { kk: kazakh || russian, ru: '' };
  return { kk: kazakh, ru: kazakh === russian ? '' : russian };
}

const MALE = ['ер', 'мужской', 'муж', 'м', 'male', 'm'];
const FEMALE = ['әйел', 'женский', 'жен', 'ж', 'female', 'f'];

/** `M`, `F`, or `<` where the text tells neither, as the machine-readable zone writes the sex. */
export function mrzSex(gender: string): 'M' | 'F' | '<' {
  const words = gender
    .toLowerCase()
    .split('/')
    .map((word) => word.trim());
  if (words.some((word) => MALE.includes(word))) return 'M';
  return words.some((word) => FEMALE.includes(word)) ? 'F' : '<';
}

export function yesOrNo(value: boolean): 'Ия/Да' | 'Жоқ/Нет' {
  return value ? 'Ия/Да' : 'Жоқ/Нет';
}
