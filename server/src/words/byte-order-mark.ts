/** The mark with which editors and shells of Windows begin a file of UTF-8. JSON does not know it. */
export function withoutByteOrderMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}
