/**
 * The machine-readable zone, ICAO Doc 9303: format TD1 of cards (part 5), three lines of thirty characters, and TD3 of passports
 * (part 4), two lines of forty-four. Kazakhstan's documents carry the IIN in the (first) field of optional data.
 */
import { transliterateName } from './transliteration.ts';

export interface MrzFacts {
  /** Two characters at most, such as `ID` or `P`. */
  documentCode: string;
  /** Three letters, such as `KAZ`. */
  issuingState: string;
  /** Nine characters at most. */
  documentNumber: string;
  /** Goes into the optional data. */
  iin: string;
  /** `YYYY-MM-DD` */
  birthday: string;
  sex: 'M' | 'F' | '<';
  /** `YYYY-MM-DD` */
  expiryDate: string;
  /** Three letters, such as `KAZ`. */
  nationality: string;
  /** As on the card, in Cyrillic or Latin. */
  lastName: string;
  givenNames: string;
}

const CARD_LINE_LENGTH = 30;
const PASSPORT_LINE_LENGTH = 44;

/** TD1: three lines of thirty characters of A–Z, 0–9 and `<`. */
export function cardMrz(facts: MrzFacts): [string, string, string] {
  const number = withCheckDigit(fill(facts.documentNumber, 9));
  const birth = withCheckDigit(mrzDate(facts.birthday));
  const expiry = withCheckDigit(mrzDate(facts.expiryDate));
  const firstOptional = fill(facts.iin, 15);
  const secondOptional = fill('', 11);
  const composite = mrzCheckDigit(number + firstOptional + birth + expiry + secondOptional);
  return [
    fill(facts.documentCode, 2) + fill(facts.issuingState, 3) + number + firstOptional,
    birth + facts.sex + expiry + fill(facts.nationality, 3) + secondOptional + composite,
    mrzNames(facts.lastName, facts.givenNames, CARD_LINE_LENGTH),
  ];
}

/** TD3: two lines of forty-four characters of A–Z, 0–9 and `<`. */
export function passportMrz(facts: MrzFacts): [string, string] {
  const head = fill(facts.documentCode, 2) + fill(facts.issuingState, 3);
  const number = withCheckDigit(fill(facts.documentNumber, 9));
  const birth = withCheckDigit(mrzDate(facts.birthday));
  const expiry = withCheckDigit(mrzDate(facts.expiryDate));
  const optional = withCheckDigit(fill(facts.iin, 14));
  const composite = mrzCheckDigit(number + birth + expiry + optional);
  return [
    head + mrzNames(facts.lastName, facts.givenNames, PASSPORT_LINE_LENGTH - head.length),
    number + fill(facts.nationality, 3) + birth + facts.sex + expiry + optional + composite,
  ];
}

/** The check digit of Doc 9303 part 3, 4.9: weights 7, 3, 1; digits count as themselves, A–Z as 10–35, `<` as 0. */
export function mrzCheckDigit(text: string): string {
  const weights = [7, 3, 1];
  const sum = [...text].reduce(
    (total, character, index) => total + characterValue(character) * (weights[index % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}

/**
 * Surname, two fillers, given names, in exactly `length` characters. Where they do not fit, Doc 9303 part 5, 4.2.3 asks that
 * both identifiers stay recognisable and that the last character be a letter, which tells the reader that names may be cut.
 */
export function mrzNames(lastName: string, givenNames: string, length: number): string {
  const primary = transliterateName(lastName).replaceAll(' ', '<');
  const secondary = transliterateName(givenNames).replaceAll(' ', '<');
  const whole = secondary === '' ? primary : `${primary}<<${secondary}`;
  if (whole.length <= length) return fill(whole, length);
  if (secondary === '') return cutToLetter(primary, length);
  const roomForPrimary = length - 2 - Math.min(secondary.length, SHORTEST_GIVEN_NAME);
  const shortPrimary = primary.slice(0, roomForPrimary).replace(/<+$/, '');
  return cutToLetter(`${shortPrimary}<<${secondary}`, length);
}

/** Letters of the given name that stay when the surname alone would fill the line. */
const SHORTEST_GIVEN_NAME = 3;

function cutToLetter(names: string, length: number): string {
  const cut = names.slice(0, length);
  if (!cut.endsWith('<')) return fill(cut, length);
  // A cut right after a filler would look complete: show the cut by drawing the next letter one place to the left.
  const next = names.slice(length).replace(/^<+/, '')[0];
  return next === undefined ? cut : cut.slice(0, -1) + next;
}

function fill(text: string, length: number): string {
  if (text.length > length) throw new RangeError(`An MRZ field of ${length} characters cannot hold ${text.length}`);
  return text.padEnd(length, '<');
}

function withCheckDigit(field: string): string {
  return field + mrzCheckDigit(field);
}

function mrzDate(isoDate: string): string {
  return isoDate.slice(2).replaceAll('-', '');
}

function characterValue(character: string): number {
  return character === '<' ? 0 : Number.parseInt(character, 36);
}
