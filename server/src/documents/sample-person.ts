/**
 * A synthetic person from whom a document type can make a sample. Nobody here exists. What several documents tell of the same
 * person stands here, so that they agree: the same parents, the same car, the same school.
 */
import type { Sex } from '../citizens/iin.ts';

/** Two languages in one string, `kk/ru`, as the state writes them. */
export type Bilingual = string;

/** `YYYY-MM-DD` */
export type IsoDate = string;

export interface Relative {
  iin: string;
  lastName: string;
  firstName: string;
  /** Empty where the person has none. */
  middleName: string;
  birthday: IsoDate;
}

export interface SamplePerson extends Relative {
  /** Names in Latin letters, where they are not the Cyrillic ones letter by letter. */
  lastNameLatin?: string;
  firstNameLatin?: string;
  /** The day on which the documents are given: what was issued lately is dated by it. `REFERENCE_DAY` where it is left out. */
  asOf?: IsoDate;
  /** The last day of the identity card, where it is not left to chance. */
  identityCardUntil?: IsoDate;
  sex: Sex;
  birthPlace: Bilingual;
  nationality: Bilingual;
  citizenship: Bilingual;
  /** Where the person is registered. */
  address: Bilingual;
  /** 11 digits, where a phone of theirs is known. */
  phone?: string;
  father?: Relative;
  mother?: Relative;
  marriage?: Marriage;
  /** Oldest first. */
  children: readonly Relative[];
  formerName?: FormerName;
  car?: Car;
  home?: Home;
  /** What the diploma says. */
  education?: Education;
  /** What the student card says. */
  studies?: Studies;
  disability?: Disability;
}

export interface Marriage {
  spouse: Relative;
  marriedOn: IsoDate;
  /** The person's own surname before the marriage. */
  lastNameBefore: string;
  spouseLastNameBefore: string;
  divorcedOn?: IsoDate;
}

export interface FormerName {
  lastName: string;
  firstName: string;
  middleName: string;
  changedOn: IsoDate;
}

export interface Car {
  /** `123ABC02` */
  plate: string;
  /** 17 characters without I, O and Q. */
  vin: string;
  make: string;
  model: string;
  /** Calendar year of manufacture. */
  year: number;
  /** EAEU category, such as `M1`. */
  category: string;
  colour: Bilingual;
  engineVolumeCm3: number;
  enginePowerHp: number;
  maximumMassKg: number;
  unladenMassKg: number;
}

export interface Home {
  /** Such as `20-313-007-145-2-61`. */
  cadastralNumber: string;
  purpose: Bilingual;
  areaM2: number;
  livingAreaM2: number;
  builtInYear: number;
  rooms: number;
  floor: number;
}

export interface Education {
  institution: Bilingual;
  specialityCode: string;
  speciality: Bilingual;
  qualification: Bilingual;
  degree: Bilingual;
  form: Bilingual;
  startYear: number;
  endYear: number;
  withHonours: boolean;
}

export interface Studies {
  institution: Bilingual;
  faculty: Bilingual;
  speciality: Bilingual;
  form: Bilingual;
  startYear: number;
  endYear: number;
}

export interface Disability {
  /** Such as `II топ/II группа`. */
  group: Bilingual;
  cause: Bilingual;
  establishedOn: IsoDate;
  /** Left out where it is established for life. */
  validUntil?: IsoDate;
}
