/** Deterministic facts for samples: the same person and purpose always give the same digits and days. No clock, no chance. */
import { createHash } from 'node:crypto';
import type { SamplePerson } from './sample-person.ts';

/** `count` digits that look arbitrary, for document numbers. */
export function sampleDigits(person: SamplePerson, purpose: string, count: number): string {
  const digest = createHash('sha256').update(`${purpose} ${person.iin}`).digest('hex');
  return BigInt(`0x${digest}`).toString().slice(-count);
}

/** A whole number from `minimum` to `maximum`, both included. */
export function sampleInteger(person: SamplePerson, purpose: string, minimum: number, maximum: number): number {
  return minimum + (Number(sampleDigits(person, purpose, 12)) % (maximum - minimum + 1));
}

/** A day from `first` to `span` days later, both included. */
export function sampleDate(person: SamplePerson, purpose: string, first: string, span: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(first).add({ days: sampleInteger(person, purpose, 0, span) });
}

/** Upper-case as cards print names, by the rules of Kazakh. */
export function printedName(name: string): string {
  return name.toLocaleUpperCase('kk');
}
