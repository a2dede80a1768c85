/** The facts of a document on which claims rest, read once: whatever the source left open, or says in two ways, is null. */
import { type DocumentType, type DocumentTypeName, findDocumentType } from '../documents/catalogue.ts';
import type { ReadDocument } from '../documents/document-type.ts';
import { readDay } from '../documents/read-day.ts';
import { readResult } from '../documents/read-result.ts';
import type { NamedHolder } from './ask.ts';

/** What a source of documents gives, as far as answers rest on it. */
export interface AnswerableDocument {
  documentType: DocumentTypeName;
  resultJson: object;
  /** The reply's `extra`, where the source gives one itself. */
  extra: object | null;
}

export interface Facts {
  type: DocumentType;
  result: ReadDocument;
  /** Paths of the fields that were given and could not be read. */
  unreadable: readonly string[];
  birthDay: Temporal.PlainDate | null;
  /** The day of the answer in Almaty. */
  today: Temporal.PlainDate;
  holder: NamedHolder | null;
}

export function readFacts(
  { documentType, resultJson, extra }: AnswerableDocument,
  { today, holder }: Pick<Facts, 'today' | 'holder'>,
): Facts {
  const type = findDocumentType(documentType);
  const { result, unreadable } = readResult(type, resultJson);
  const told = type.extra(result).date_of_birth;
  const days = [told, (extra as { date_of_birth?: unknown } | null)?.date_of_birth].map(readDay);
  return { type, result, unreadable, birthDay: agreed(days), today, holder };
}

/** The day that all name who name one. */
function agreed(days: readonly (Temporal.PlainDate | undefined)[]): Temporal.PlainDate | null {
  const [first, ...others] = days.filter((day) => day !== undefined);
  return first !== undefined && others.every((day) => day.equals(first)) ? first : null;
}

/** A day that a document has as epoch milliseconds; undefined for a gap. */
export function dayOf(epochMs: number | null | undefined): Temporal.PlainDate | undefined {
  return epochMs === null ? undefined : readDay(epochMs);
}

export function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}
