/** The record of a consent, as a program reads it that knows nothing of Qujat: as JSON-LD. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsonld from 'jsonld';
import { makeConsentRecord } from '../server/src/consents/consent-record.ts';

const DPV = 'https://w3id.org/dpv#';

test('a record expands without a context from elsewhere, and loses no field', async () => {
  const shown = {
    consentId: 'con_0f3c5d7e9a1b2c3d4e5f6a7b',
    organization: { id: 'org_1', name: 'ТОО «Ромашка»' },
    purpose: { kk: null, ru: 'Для открытия счёта', en: null },
    documentType: 'identity_card',
    asked: null,
    fileType: 'pdf',
    language: 'kk',
    subject: 'a keyed hash',
    givenAt: Date.UTC(2026, 10, 29),
    validUntil: Date.UTC(2026, 10, 30),
    keptUntil: Date.parse('2029-11-28T10:00:00.000Z'),
  } as const;
  const record = makeConsentRecord(shown);
  const documentLoader = () => assert.fail('nothing is loaded');
  // With `safe` the expansion fails where a field would be lost.
  const options = { documentLoader, safe: true };
  const [expanded] = await jsonld.expand(JSON.parse(JSON.stringify(record)), options);
  assert.deepEqual(expanded?.['@type'], [`${DPV}ConsentRecord`]);
  assert.deepEqual(expanded?.['http://purl.org/dc/terms/identifier'], [{ '@value': record.record_id }]);
  const compacted = await jsonld.compact(expanded ?? {}, record['@context'], options);
  const { purposes, lawful_basis: basis } = compacted['processing'] as Record<string, unknown>;
  assert.deepEqual([purposes, basis], ['Для открытия счёта', 'dpv:Consent']);
  const { type, time } = compacted['event'] as Record<string, unknown>;
  assert.deepEqual([type, time], ['dpv:ConsentGiven', '2026-11-29T00:00:00.000Z']);
});
