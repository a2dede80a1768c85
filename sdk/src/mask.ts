/** Hides in a text what nobody may read in an error or a log: keys, IINs, phones, codes, and what is named. */

const KEY = /qjt_(test|live)_[0-9A-Za-z]+/g;
/** Six digits in a row, however they are grouped: a code, a phone, an IIN. */
const NUMBER = /\+?\d(?:[\s().-]{0,3}\d){5,}/g;

export function mask(text: string, secrets: readonly string[]): string {
  const named = secrets.filter((secret) => secret.length > 3);
  return named
    .reduce((masked, secret) => masked.replaceAll(secret, '[secret]'), text)
    .replace(KEY, 'qjt_$1_[key]')
    .replace(NUMBER, '[number]');
}
