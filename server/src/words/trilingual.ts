/** A text in each language of the country's documents and of those who read about them. */
export interface Trilingual {
  kk: string;
  ru: string;
  en: string;
}
