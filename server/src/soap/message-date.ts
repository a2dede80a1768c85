/** Dates of messages: `yyyy-MM-dd'T'HH:mm:ss.SSSXXX`, which is xsd:dateTime with milliseconds and a zone. */
import { MalformedMessageError } from './xml-element.ts';

export function writeMessageDate(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** @throws MalformedMessageError where it is no xsd:dateTime with a zone */
export function readMessageDate(text: string): number {
  const isDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const epochMs = isDate ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(epochMs)) throw new MalformedMessageError('a date has another form than xsd:dateTime with a zone');
  return epochMs;
}
