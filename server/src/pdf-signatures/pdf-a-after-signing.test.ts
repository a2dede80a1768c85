/**
 * A drawn PDF is PDF/A-3a, and what is put behind it breaks none of the rules of ISO 19005-3 that an update can break. No validator is to be had for
 * this, so the rules stand here one by one; qpdf reads the file by a way of its own.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findDocumentType } from '../documents/catalogue.ts';
import { makeSampleDocument, sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { createDrawDocument } from '../rendering/draw-document.ts';
import { startIssuers } from './issuer-test-setup.ts';
import { hasOpenssl, newFolder, signedPdf } from './pdf-signatures-test-setup.ts';

const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined;
const skip = hasOpenssl && hasQpdf ? false : 'openssl or qpdf is not installed';

type Dictionary = Record<string, unknown>;

interface ReadPdf {
  /** By `obj:<number> <generation> R`; a stream with its data. */
  objects: Record<string, { value?: Dictionary; stream?: { dict: Dictionary; data?: string } }>;
  catalog: Dictionary;
  trailer: Dictionary;
}

for (const name of ['identity_card', 'birth_certificate'] as const) {
  test(`${name}: signed, also with what verifies it later, it keeps the rules of PDF/A-3a`, { skip }, async (t) => {
    const type = findDocumentType(name);
    const { key, timestamps } = await startIssuers(t);
    const folder = newFolder(t);
    const { pdf } = await createDrawDocument()(await makeSampleDocument(type, sampleHolderOf(type)), {
      pdf: true,
      image: false,
    });
    assert.ok(pdf);
    const before = readByQpdf(pdf, folder);
    for (const validationData of [undefined, { timeoutMs: 60_000 }]) {
      const signed = await signedPdf({ pdf, key, signedAtMs: Date.now(), timestamps, validationData });
      assert.deepEqual(signed.subarray(0, pdf.length), Buffer.from(pdf));
      const after = readByQpdf(signed, folder);
      assertKept(before, after, validationData === undefined ? [] : ['/DSS']);
      assertForm(after);
      assertSyntax(signed.subarray(pdf.length).toString('latin1'));
    }
  });
}

function readByQpdf(pdf: Uint8Array, folder: string): ReadPdf {
  const file = join(folder, 'read.pdf');
  writeFileSync(file, pdf);
  const words = ['--json=2', '--json-key=qpdf', '--json-stream-data=inline', '--decode-level=none', file];
  const [, objects] = JSON.parse(execFileSync('qpdf', words, { maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' })).qpdf;
  const trailer = objects.trailer.value;
  return { objects, trailer, catalog: objects[`obj:${trailer['/Root']}`].value };
}

/** Metadata (6.6.2), output intent (6.2.3), attached files (6.8), structure and language (6.7), the ID (6.1.3), and every object besides. */
function assertKept(before: ReadPdf, after: ReadPdf, added: string[]): void {
  const { '/AcroForm': form, ...catalog } = after.catalog;
  assert.ok(form);
  for (const key of added) {
    assert.ok(catalog[key], key);
    delete catalog[key];
  }
  assert.deepEqual(catalog, before.catalog);
  for (const key of ['/Metadata', '/OutputIntents', '/AF', '/StructTreeRoot', '/MarkInfo', '/Lang']) {
    assert.ok(catalog[key], key);
  }
  const isOther = (reference: string) => reference !== 'trailer' && reference !== `obj:${before.trailer['/Root']}`;
  for (const [reference, object] of Object.entries(before.objects).filter(([key]) => isOther(key))) {
    if (!isOfTheFile(object)) assert.deepEqual(after.objects[reference], object, reference);
  }
  const [first] = before.trailer['/ID'] as string[];
  const [still, second] = after.trailer['/ID'] as string[];
  assert.equal(still, first);
  assert.ok(second);
  assert.equal(after.trailer['/Info'], before.trailer['/Info']);
  assert.equal('/Encrypt' in after.trailer, false);
}

/** What keeps a file together, and is read anew: cross-references and the streams with objects in them. */
function isOfTheFile({ stream }: ReadPdf['objects'][string]): boolean {
  return ['/XRef', '/ObjStm'].includes(String(stream?.dict['/Type']));
}

/** 6.3 of annotations, 6.4 of forms, 6.2.11 of fonts: an invisible field draws nothing, and so names nothing to draw with. */
function assertForm({ objects, catalog }: ReadPdf): void {
  const objectOf = (reference: unknown): Dictionary => objects[`obj:${reference}`]?.value ?? {};
  const form = objectOf(catalog['/AcroForm']);
  assert.deepEqual(Object.keys(form).toSorted(), ['/Fields', '/SigFlags']);
  const [field, ...others] = form['/Fields'] as string[];
  assert.deepEqual(others, []);
  const widget = objectOf(field);
  const flags = Number(widget['/F']);
  const [invisible, hidden, print, noView, toggleNoView] = [1, 2, 4, 32, 256];
  assert.equal(flags & print, print);
  assert.equal(flags & (invisible | hidden | noView | toggleNoView), 0);
  assert.deepEqual(widget['/Rect'], [0, 0, 0, 0], 'without an extent it needs no appearance');
  for (const key of ['/A', '/AA', '/AP', '/MK', '/DA', '/DR']) assert.equal(key in widget, false, key);
  const signature = objectOf(widget['/V']);
  assert.equal(signature['/SubFilter'], '/ETSI.CAdES.detached');
  assert.equal('/Reference' in signature, false);
}

/** 6.1.4, 6.1.7 and 6.1.9: how objects, streams and cross-references are written; 6.1.7.2: no filter that is forbidden. */
function assertSyntax(update: string): void {
  for (const [found] of update.matchAll(/[^\n]?\d+ \d+ obj.?/gs)) assert.match(found, /^\d+ \d+ obj[\r\n]$/);
  for (const [found] of update.matchAll(/.endobj./gs)) assert.match(found, /^[\r\n]endobj[\r\n]$/);
  let streams = 0;
  for (const { 1: length = '', index, 0: head } of update.matchAll(/\/Length (\d+).*?>>\nstream\n/gs)) {
    const end = index + head.length + Number(length);
    assert.match(update.slice(end, end + 11), /^\r?\n?endstream/, 'its length is right');
    streams += 1;
  }
  assert.equal(streams, update.match(/\nendstream/g)?.length);
  assert.doesNotMatch(update, /LZWDecode|\/Crypt|\/JavaScript|\/JS|\/OpenAction|\/AA\b|\/F \(|\/XFA/);
}
