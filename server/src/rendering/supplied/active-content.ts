/**
 * What a PDF can do by itself, found and taken out: scripts, launches of programs, links to the outside, forms that are sent,
 * media, and attached files other than plain data. Every object that can be reached from the trailer is looked at, so that it
 * does not matter where a thing is hung up (ISO 32000-2, 12.6 and 14.13).
 */
import { PdfArray, PdfDict, PdfName, type PdfObject, PdfRef, PdfStream, PdfString } from '@libpdf/core';

/** How often each kind was found. */
export type ActiveContent = Map<string, number>;

/** What the walk needs of a parsed document. */
export interface PdfObjects {
  trailer: PdfDict;
  resolve(reference: PdfRef): PdfObject | null;
}

/** Actions by their `/S`. `GoTo`, `Named` and the like move about inside the document and stay. */
const ACTIVE_ACTIONS = new Set([
  'JavaScript',
  'Launch',
  'URI',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'Rendition',
  'RichMediaExecute',
  'Movie',
  'Sound',
  'GoTo3DView',
]);
const ACTION_KEYS = ['A', 'OpenAction', 'PA', 'Next'];
/** A dictionary of actions. A font may have this name as well. */
const ADDITIONAL_ACTIONS = 'AA';
/** Keys whose value acts, wherever they stand: the tree of a document's scripts, dynamic forms, media, portfolios. */
const ACTIVE_KEYS = ['JavaScript', 'XFA', 'RichMediaContent', 'RichMediaSettings', 'Collection'];
const ACTIVE_ANNOTATIONS = new Set(['FileAttachment', 'RichMedia', 'Screen', 'Movie', 'Sound', '3D']);
/** Attached data, such as our own `document.json` or a signature, starts no program. */
const DATA_FILE = /\.(json|xml|txt|csv|p7s|cms|sig)$/i;
const MAX_OBJECTS = 500_000;

/** Takes everything active out of `objects`, and says what it was. */
export function stripActiveContent(objects: PdfObjects): ActiveContent {
  const found: ActiveContent = new Map();
  for (const dict of reachableDicts(objects)) {
    stripKeys(dict, found);
    stripActions(dict, objects, found);
    stripAnnotations(dict, objects, found);
    stripFiles(dict, objects, found);
  }
  return found;
}

function count(found: ActiveContent, kind: string): void {
  found.set(kind, (found.get(kind) ?? 0) + 1);
}

/** Every dictionary, streams included, that can be reached from the trailer. What a dictionary loses is not walked into any more: the walk goes on only after its owner has dealt with it. */
export function* reachableDicts({ trailer, resolve }: PdfObjects): Generator<PdfDict> {
  const seen = new Set<PdfObject>();
  const waiting: PdfObject[] = [trailer];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const object = next instanceof PdfRef ? resolve(next) : next;
    if (object === null || seen.has(object)) continue;
    if (object instanceof PdfDict) {
      seen.add(object);
      yield object;
      for (const [, value] of object) waiting.push(value);
    } else if (object instanceof PdfArray) {
      seen.add(object);
      for (const value of object) waiting.push(value);
    }
    if (seen.size > MAX_OBJECTS) throw new Error('too many objects');
  }
}

function stripKeys(dict: PdfDict, found: ActiveContent): void {
  for (const key of ACTIVE_KEYS) {
    if (dict.delete(key)) count(found, key);
  }
}

function stripActions(dict: PdfDict, objects: PdfObjects, found: ActiveContent): void {
  for (const key of ACTION_KEYS) {
    const kind = activeActionIn(dict.get(key), objects);
    if (kind === undefined) continue;
    dict.delete(key);
    count(found, kind);
  }
  const additional = resolved(dict.get(ADDITIONAL_ACTIONS), objects);
  if (!(additional instanceof PdfDict)) return;
  const kinds = [...additional].map(([, value]) => activeActionIn(value, objects)).filter((kind) => kind !== undefined);
  for (const kind of kinds) count(found, kind);
  if (kinds.length > 0) dict.delete(ADDITIONAL_ACTIONS);
}

/** The kind of the active action that this value is, or that is in this list of actions. */
function activeActionIn(value: PdfObject | undefined, objects: PdfObjects): string | undefined {
  const object = resolved(value, objects);
  if (object instanceof PdfArray) {
    for (const item of object) {
      const kind = activeActionIn(item, objects);
      if (kind !== undefined) return kind;
    }
    return undefined;
  }
  if (!(object instanceof PdfDict)) return undefined;
  const kind = nameIn(object, 'S', objects);
  return kind !== undefined && ACTIVE_ACTIONS.has(kind) ? kind : undefined;
}

function stripAnnotations(dict: PdfDict, objects: PdfObjects, found: ActiveContent): void {
  const annotations = resolved(dict.get('Annots'), objects);
  if (!(annotations instanceof PdfArray)) return;
  const kept = [...annotations].filter((item) => {
    const annotation = resolved(item, objects);
    const kind = annotation instanceof PdfDict ? nameIn(annotation, 'Subtype', objects) : undefined;
    const isActive = kind !== undefined && ACTIVE_ANNOTATIONS.has(kind);
    if (isActive) count(found, kind);
    return !isActive;
  });
  if (kept.length < annotations.length) dict.set('Annots', new PdfArray(kept));
}

/** Attached files that are no data lose their content; streams lose what would fetch theirs from outside. */
function stripFiles(dict: PdfDict, objects: PdfObjects, found: ActiveContent): void {
  if (dict.has('EF') && !isDataFile(dict, objects)) {
    dict.delete('EF');
    count(found, 'EmbeddedFile');
  }
  if (!(dict instanceof PdfStream)) return;
  for (const key of ['F', 'Ref']) {
    if (dict.delete(key)) count(found, 'ExternalStream');
  }
}

/** All names under which a file may be saved must be those of data. */
function isDataFile(file: PdfDict, objects: PdfObjects): boolean {
  const names = ['F', 'UF', 'DOS', 'Mac', 'Unix'].map((key) => resolved(file.get(key), objects));
  const given = names.filter((name) => name instanceof PdfString).map((name) => name.asString());
  return given.length > 0 && given.every((name) => DATA_FILE.test(name));
}

export function nameIn(dict: PdfDict, key: string, objects: PdfObjects): string | undefined {
  const value = resolved(dict.get(key), objects);
  return value instanceof PdfName ? value.value : undefined;
}

export function resolved(value: PdfObject | undefined, { resolve }: PdfObjects): PdfObject | null {
  return value instanceof PdfRef ? resolve(value) : (value ?? null);
}
