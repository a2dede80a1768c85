/**
 * The machine-readable zone, ICAO Doc 9303: format TD1 of cards (part 5), three lines of thirty characters, and TD3 of passports
 * (part 4), two lines of forty-four. Kazakhstan's documents carry the IIN in the (first) field of optional data.
 */
import { isoDateOrNull } from '../calendar/almaty-date.ts';
import { latinName } from './transliteration.ts';

/** What stands on the document. Whatever the document lacks is empty, null or undefined. */
export interface MrzFacts {
  /** Two characters at most, such as `ID` or `P`. */
  documentCode: string;
  /** Three letters, such as `KAZ`. */
  issuingState: string;
  documentNumber: string;
  /** Goes into the optional data. */
  iin: string;
  /** Epoch milliseconds of local midnight in Almaty, as in `result_json`. */
  birthday: number | null | undefined;
  sex: 'M' | 'F' | '<';
  expirationDate: number | null | undefined;
  /** Three letters, such as `KAZ`. */
  nationality: string | undefined;
  /** As on the card, in Cyrillic or Latin. */
  lastName: string;
  givenNames: string;
}

const CARD_LINE_LENGTH = 30;
const PASSPORT_LINE_LENGTH = 44;
const NUMBER_LENGTH = 9;

/** TD1: three lines of thirty characters of A–Z, 0–9 and `<`. None where the document lacks what the zone needs. */
export function cardMrz(facts: MrzFacts): string[] {
  const fields = readFacts(facts, 15);
  if (fields === undefined) return [];
  const { documentCode, issuingState, number, birth, sex, expiry, optional, nationality, names } = fields;
  const secondOptional = fill('', 11);
  const composite = mrzCheckDigit(number + optional + birth + expiry + secondOptional);
  return [
    documentCode + issuingState + number + optional,
    birth + sex + expiry + nationality + secondOptional + composite,
    mrzNames(names.primary, names.secondary, CARD_LINE_LENGTH),
  ];
}

/** TD3: two lines of forty-four characters of A–Z, 0–9 and `<`. None where the document lacks what the zone needs. */
export function passportMrz(facts: MrzFacts): string[] {
  const fields = readFacts(facts, 14);
  if (fields === undefined) return [];
  const { documentCode, issuingState, number, birth, sex, expiry, nationality, names } = fields;
  const head = documentCode + issuingState;
  const optional = withCheckDigit(fields.optional);
  const composite = mrzCheckDigit(number + birth + expiry + optional);
  return [
    head + mrzNames(names.primary, names.secondary, PASSPORT_LINE_LENGTH - head.length),
    number + nationality + birth + sex + expiry + optional + composite,
  ];
}

interface MrzFields {
  documentCode: string;
  issuingState: string;
  /** With their check digits, like the two days. */
  number: string;
  birth: string;
  expiry: string;
  sex: string;
  optional: string;
  nationality: string;
  names: { primary: string; secondary: string };
}

/** Undefined where something is missing, does not fit or cannot be written: a zone with made-up data is worse than none. */
function readFacts(facts: MrzFacts, optionalLength: number): MrzFields | undefined {
  const number = mrzText(facts.documentNumber);
  const iin = mrzText(facts.iin);
  const [birth, expiry] = [mrzDate(facts.birthday), mrzDate(facts.expirationDate)];
  const names = mrzIdentifiers(facts.lastName, facts.givenNames);
  const { nationality } = facts;
  if (!number || number.length > NUMBER_LENGTH || iin === undefined || iin.length > optionalLength) return undefined;
  if (birth === undefined || expiry === undefined || names === undefined || nationality === undefined) return undefined;
  return {
    documentCode: fill(facts.documentCode, 2),
    issuingState: fill(facts.issuingState, 3),
    number: withCheckDigit(fill(number, NUMBER_LENGTH)),
    birth: withCheckDigit(birth),
    expiry: withCheckDigit(expiry),
    sex: facts.sex,
    optional: fill(iin, optionalLength),
    nationality: fill(nationality, 3),
    names,
  };
}

/** Letters become A–Z, every other sign a filler. Undefined where a letter has no place in the zone. */
function mrzText(text: string): string | undefined {
  const parts = text.trim().match(/[0-9]+|\p{Letter}+|./gsu) ?? [];
  const written = parts.map((part) => {
    if (/^[0-9]/.test(part)) return part;
    return /\p{Letter}/u.test(part) ? latinName(part) : '<';
  });
  return written.includes(undefined) ? undefined : written.join('');
}

/** Who has one name only has it as the primary identifier. */
function mrzIdentifiers(lastName: string, givenNames: string): { primary: string; secondary: string } | undefined {
  const [last, given] = [latinName(lastName), latinName(givenNames)];
  if (last === undefined || given === undefined || last + given === '') return undefined;
  return last === '' ? { primary: given, secondary: '' } : { primary: last, secondary: given };
}

function mrzDate(epochMs: number | null | undefined): string | undefined {
  return isoDateOrNull(epochMs)?.slice(2).replaceAll('-', '');
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
 * Surname, two fillers, given names, all in A–Z and blanks, in exactly `length` characters. Where they do not fit, Doc 9303 part 5, 4.2.3 asks that
 * both identifiers stay recognisable and that the last character be a letter, which tells the reader that names may be cut.
 */
export function mrzNames(lastName: string, givenNames: string, length: number): string {
  const primary = lastName.replaceAll(' ', '<');
  const secondary = givenNames.replaceAll(' ', '<');
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

function characterValue(character: string): number {
  return character === '<' ? 0 : Number.parseInt(character, 36);
}
