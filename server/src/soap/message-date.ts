/** Dates of messages, which we write as `yyyy-MM-dd'T'HH:mm:ss.SSSXXX`: xsd:dateTime with milliseconds and a zone. Nothing depends on those of others. */
import { MalformedMessageError } from './xml-element.ts';

export function writeMessageDate(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** @throws MalformedMessageError where it is no xsd:dateTime with a zone */
export function readExactDate(text: string): number {
  const epochMs = /(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? readMessageDate(text) : null;
  if (epochMs === null) throw new MalformedMessageError('a date has another form than xsd:dateTime with a zone');
  return epochMs;
}

/** `+05:00`, `+0500` and `+05` alike; a time without a zone is one of Kazakhstan. Null for what is no date with a time. */
export function readMessageDate(text: string | null): number | null {
  const [, time, zone, hours, minutes] = FORM.exec(text ?? '') ?? [];
  if (time === undefined) return null;
  const epochMs = Date.parse(`${time}${zone === 'Z' ? zone : `${hours ?? KAZAKHSTAN}:${minutes ?? '00'}`}`);
  return Number.isNaN(epochMs) ? null : epochMs;
}

const FORM = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|([+-]\d{2})(?::?(\d{2}))?)?$/;
const KAZAKHSTAN = '+05';
