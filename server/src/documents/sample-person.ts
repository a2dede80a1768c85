/** A synthetic person from whom a document type can make a sample. Nobody here exists. */
import type { Sex } from '../citizens/iin.ts';

export interface SamplePerson {
  iin: string;
  lastName: string;
  firstName: string;
  /** Empty where the person has none. */
  middleName: string;
  sex: Sex;
  /** `YYYY-MM-DD` */
  birthDate: string;
  /** Bilingual, `kk/ru`. */
  birthPlace: string;
  /** Bilingual, `kk/ru`. */
  nationality: string;
}
