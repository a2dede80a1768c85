/** Bilingual values as the state writes them: one string, `kk/ru`. */

/** Bilingual values of the sex as the state writes them. */
export const genderTexts = { male: 'Ер/Мужской', female: 'Әйел/Женский' } as const;

/** `Ер/Мужской` → `Ер / Мужской`. A value in one language stays as it is. */
export function printedBilingual(value: string): string {
  const [kazakh, russian, ...rest] = value.split('/').map((part) => part.trim());
  if (kazakh === undefined || russian === undefined || rest.length > 0) return value;
  return kazakh === russian ? kazakh : `${kazakh} / ${russian}`;
}

/** For a page that gives each language its own line; `ru` is empty where the value is in one language or the same in both. */
export function bilingualParts(value: string): { kk: string; ru: string } {
  const [kazakh, russian, ...rest] = value.split('/').map((part) => part.trim());
  if (kazakh === undefined || russian === undefined || rest.length > 0) return { kk: value, ru: '' };
  return { kk: kazakh, ru: kazakh === russian ? '' : russian };
}

/** `M`, `F`, or `<` where the text tells neither, as the machine-readable zone writes the sex. */
export function mrzSex(gender: string): 'M' | 'F' | '<' {
  if (gender === genderTexts.male) return 'M';
  if (gender === genderTexts.female) return 'F';
  return '<';
}

export function yesOrNo(value: boolean): 'Ия/Да' | 'Жоқ/Нет' {
  return value ? 'Ия/Да' : 'Жоқ/Нет';
}
