/** What a document of a type has to be drawn with besides its usual sample: for the tests, and for the contact sheets of all of it. */
import type { DocumentType } from '../documents/catalogue.ts';
import type { ResultJson } from '../documents/document-type.ts';
import { REFERENCE_DAY } from '../documents/sample-days.ts';
import type { SamplePerson } from '../documents/sample-person.ts';
import { expireDocument } from '../egov/sandbox/expire-document.ts';
import { motherOfEight } from '../egov/sandbox/households.ts';
import { sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { longNames } from './rendering-test-setup.ts';

const people: Record<string, Partial<SamplePerson>> = {
  'the longest names': longNames,
  'no patronymic': { middleName: '' },
  'one name alone': { lastName: 'СУКАРНО', firstName: '', middleName: '' },
  'names in Latin letters': { lastName: 'O’BRIEN-MÜLLER', firstName: 'JEAN-FRANÇOIS', middleName: '' },
  'eight children': { children: motherOfEight.children },
};

/** By what is hard about it. */
export function hardDocumentsOf(type: DocumentType): Record<string, ResultJson> {
  const usual = type.sample(sampleHolderOf(type));
  const ofPeople = Object.entries(people).map(([name, change]) => [
    name,
    type.sample({ ...sampleHolderOf(type), ...change }),
  ]);
  return {
    ...Object.fromEntries(ofPeople),
    expired: expireDocument(type, usual, Temporal.PlainDate.from(REFERENCE_DAY)),
    'the number alone': onlyNumberOf(usual),
  };
}

/** Next to nothing is known: the source left fields out. */
export function onlyNumberOf({ common, domain }: ResultJson): ResultJson {
  const fields = Object.entries(domain as Record<string, unknown>);
  const text = fields.find(([, value]) => typeof value === 'string') ?? fields[0];
  return {
    common: { docNumber: common.docNumber } as ResultJson['common'],
    domain: Object.fromEntries(text === undefined ? [] : [text]),
  };
}
