/** The Kazakh dative of a date: what stands before `дейін` (until) must have it, as in `27 желтоқсанға дейін`. */

/** After a voiceless sound the ending hardens; after front vowels it is front. So each month has one of three. */
const endings: Readonly<Record<string, string>> = {
  қаңтар: 'ға',
  ақпан: 'ға',
  наурыз: 'ға',
  сәуір: 'ге',
  мамыр: 'ға',
  маусым: 'ға',
  шілде: 'ге',
  тамыз: 'ға',
  қыркүйек: 'ке',
  қазан: 'ға',
  қараша: 'ға',
  желтоқсан: 'ға',
};

/** @param date as `formatDate` writes it: it ends with the month */
export function kazakhDative(date: string): string {
  const ending = endings[date.split(' ').at(-1) ?? ''];
  if (ending === undefined) throw new Error('no date that ends with a Kazakh month');
  return `${date}${ending}`;
}
