/** Three-letter codes of states for the machine-readable zone (ICAO Doc 9303 part 3, section 5), found by the citizenship's text. */

const CODE_OF_STATE: Readonly<Record<string, string>> = {
  'РЕСПУБЛИКА КАЗАХСТАН': 'KAZ',
  АЗЕРБАЙДЖАН: 'AZE',
  АРМЕНИЯ: 'ARM',
  АФГАНИСТАН: 'AFG',
  БЕЛАРУСЬ: 'BLR',
  ГЕРМАНИЯ: 'D',
  ГРУЗИЯ: 'GEO',
  ИРАН: 'IRN',
  КИТАЙ: 'CHN',
  КЫРГЫЗСТАН: 'KGZ',
  МОЛДОВА: 'MDA',
  МОНГОЛИЯ: 'MNG',
  РОССИЯ: 'RUS',
  'РОССИЙСКАЯ ФЕДЕРАЦИЯ': 'RUS',
  ТАДЖИКИСТАН: 'TJK',
  ТУРКМЕНИСТАН: 'TKM',
  ТУРЦИЯ: 'TUR',
  УЗБЕКИСТАН: 'UZB',
  УКРАИНА: 'UKR',
};

/** A stateless person by the convention of 1954. */
export const STATELESS = 'XXA';

/** The code of the state in a bilingual citizenship `kk/ru`; undefined where the state is not in the table. */
export function stateCode(citizenship: string): string | undefined {
  const russian = citizenship.split('/').at(-1) ?? '';
  return CODE_OF_STATE[russian.trim().toUpperCase()];
}
