/**
 * Cyrillic names in Latin letters for the machine-readable zone, by the recommended table of ICAO Doc 9303 part 3, section 6.
 * The Kazakh letters that the table lacks (Ә Қ Ң Ө Ұ Ү Һ) follow the practice of Kazakhstan's passports: the nearest Latin letter.
 */

const LATIN_OF_CYRILLIC: Readonly<Record<string, string>> = {
  А: 'A',
  Ә: 'A',
  Б: 'B',
  В: 'V',
  Г: 'G',
  Ғ: 'G',
  Д: 'D',
  Е: 'E',
  Ё: 'E',
  Ж: 'ZH',
  З: 'Z',
  И: 'I',
  Й: 'I',
  К: 'K',
  Қ: 'K',
  Л: 'L',
  М: 'M',
  Н: 'N',
  Ң: 'N',
  О: 'O',
  Ө: 'O',
  П: 'P',
  Р: 'R',
  С: 'S',
  Т: 'T',
  У: 'U',
  Ұ: 'U',
  Ү: 'U',
  Ф: 'F',
  Х: 'KH',
  Һ: 'H',
  Ц: 'TS',
  Ч: 'CH',
  Ш: 'SH',
  Щ: 'SHCH',
  Ъ: 'IE',
  Ы: 'Y',
  І: 'I',
  Ь: '',
  Э: 'E',
  Ю: 'IU',
  Я: 'IA',
};

/** Upper-case A–Z with single spaces between name parts; apostrophes vanish, hyphens and whatever has no letter separate parts. */
export function transliterateName(name: string): string {
  const upper = name
    .normalize('NFC')
    .toLocaleUpperCase('kk')
    .replace(/['’`ʼ.]/g, '');
  const latin = [...upper].map(latinLetters).join('');
  return latin.replace(/ +/g, ' ').trim();
}

function latinLetters(letter: string): string {
  const latin = LATIN_OF_CYRILLIC[letter];
  if (latin !== undefined) return latin;
  const withoutMarks = letter.normalize('NFD').replace(/\p{Mark}/gu, '');
  return /^[A-Z]$/.test(withoutMarks) ? withoutMarks : ' ';
}
