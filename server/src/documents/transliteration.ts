/**
 * Names in the letters of the machine-readable zone, by the tables of ICAO Doc 9303 part 3, section 6: Cyrillic, and the national
 * letters of Latin alphabets. Where the tables know two spellings by language, this is the one for any language. Letters that
 * the tables lack (Kazakh, Kyrgyz, Tajik, Uzbek, Tatar, Mongolian) follow the passports of their countries: the nearest letter.
 */

const CYRILLIC =
  'А A,Б B,В V,Г G,Д D,Е E,Ё E,Ж ZH,З Z,И I,Й I,К K,Л L,М M,Н N,О O,П P,Р R,С S,Т T,У U,Ф F,Х KH,Ц TS,Ч CH,Ш SH,Щ SHCH,Ъ IE,' +
  'Ы Y,Ь,Э E,Ю IU,Я IA,' +
  // Ukrainian and Belarusian.
  'Ґ G,Є IE,І I,Ї I,Ў U,' +
  // Serbian, Macedonian and Bulgarian.
  'Ђ D,Ѓ G,Ѕ DZ,Ј J,Љ LJ,Њ NJ,Ћ C,Ќ K,Џ DZ,Ѣ IE,Ѫ U,Ѵ Y,' +
  // Kazakh, Kyrgyz, Tajik, Uzbek and Mongolian.
  'Ә A,Ғ G,Қ K,Ң N,Ө O,Ұ U,Ү U,Һ H,Ҳ H,Ҷ J,' +
  // Tatar, Bashkir, Azerbaijani, Turkmen, Yakut and languages of the Caucasus.
  'Җ J,Ҙ Z,Ҡ K,Ҫ S,Ҹ J,Ҝ G,Ҥ N,Ӈ N,Ӄ K,Ҕ G,Ӡ DZ,Ӏ';

/** All other letters of Latin alphabets are A–Z with marks. */
const LATIN = 'Ä AE,Å AA,Æ AE,Ð D,Đ D,Ə A,Ħ H,Ĳ IJ,Ŀ L,Ł L,Ŋ N,Ö OE,Ø OE,Œ OE,ẞ SS,Þ TH,Ŧ T,Ü UE';

const LETTERS: ReadonlyMap<string, string> = new Map(
  `${CYRILLIC},${LATIN}`.split(',').map((entry) => {
    const [letter = '', latin = ''] = entry.split(' ');
    return [letter, latin] as const;
  }),
);

/** Nothing stands for them in the zone; every other sign parts names. */
const VANISHING = /[\p{Mark}'’‘‛`´ʹʻʼʾʿˈ′.]/gu;

/**
 * Upper-case A–Z with single spaces between parts of the name. Undefined where a letter is in no table: then nobody can say how
 * the name is written in the zone.
 */
export function latinName(name: string): string | undefined {
  const letters = [...prepared(name)].map(latinLetters);
  return letters.includes(undefined) ? undefined : tidied(letters.join(''));
}

/** The same for texts that people read: a letter in no table is a gap. */
export function transliterateName(name: string): string {
  return tidied([...prepared(name)].map((letter) => latinLetters(letter) ?? ' ').join(''));
}

function prepared(name: string): string {
  return name.normalize('NFC').toLocaleUpperCase('kk').normalize('NFC').replace(VANISHING, '');
}

function latinLetters(character: string): string | undefined {
  if (!/\p{Letter}/u.test(character)) return ' ';
  const known = LETTERS.get(character);
  if (known !== undefined) return known;
  const withoutMarks = character.normalize('NFD').replace(/\p{Mark}/gu, '');
  return LETTERS.get(withoutMarks) ?? (/^[A-Z]$/.test(withoutMarks) ? withoutMarks : undefined);
}

function tidied(name: string): string {
  return name.replace(/ +/g, ' ').trim();
}
