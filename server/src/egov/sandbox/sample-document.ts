/** A document of a synthetic person, as the sandbox's state would give it out. */
import type { DocumentType } from '../../documents/catalogue.ts';
import type { ResultJson } from '../../documents/document-type.ts';
import type { StateDocument } from '../egov.ts';
import { overrideFields } from './override-fields.ts';
import { type SandboxPerson, sandboxPeople } from './people.ts';
import { readPortrait } from './portrait.ts';

/** Its data are of the catalogue's shape. */
export interface SampleDocument extends StateDocument {
  resultJson: ResultJson;
}

/** The same object for the same person each time: nothing in it changes, so whoever draws it can keep what was drawn. */
export async function makeSampleDocument(type: DocumentType, person: SandboxPerson): Promise<SampleDocument> {
  const made = documents.get(person) ?? new Map<DocumentType, SampleDocument>();
  documents.set(person, made);
  const document = made.get(type) ?? {
    documentType: type.name,
    resultJson: overrideFields(type, type.sample(person), person.fields?.[type.name] ?? {}),
    extra: null,
    facePhoto: type.hasFacePhoto ? await readPortrait(person) : null,
    files: null,
    isSample: true,
  };
  made.set(type, document);
  return document;
}

/** A few kilobytes for each of the sandbox's documents, and a photo of some 20 KB. */
const documents = new WeakMap<SandboxPerson, Map<DocumentType, SampleDocument>>();

/** The first person of the sandbox who has such a document; every type has somebody. */
export function sampleHolderOf(type: DocumentType): SandboxPerson {
  const holder = sandboxPeople.find(
    ({ situation, documentTypes }) => situation === 'ok' && documentTypes.includes(type.name),
  );
  if (holder === undefined) throw new Error(`nobody in the sandbox has a document of type ${type.name}`);
  return holder;
}
