/** What is derived for the reply never costs the document. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityCard } from '../documents/identity-card.ts';
import type { StateDocument } from '../egov/egov.ts';
import { test as citizen } from '../egov/sandbox/households.ts';
import { documentReply } from './document-reply.ts';
import { spliceReply } from './proven-reply.ts';
import type { SignedFiles } from './sign-files.ts';

const noFiles: SignedFiles = {
  facePhoto: null,
  qrcode: null,
  barcode: null,
  image: null,
  pageImages: null,
  pdf: null,
  fileStatus: null,
  fileChanges: [],
  signature: undefined,
};
const sample = identityCard.sample(citizen);
const dates = identityCard.extra(sample);

function replyTo(document: Partial<StateDocument>, iin = citizen.iin) {
  const notes: string[] = [];
  const whole = {
    documentType: 'identity_card',
    resultJson: sample,
    extra: null,
    facePhoto: null,
    files: null,
  } as const;
  const reply = documentReply(iin, { ...whole, isSample: false, ...document }, noFiles, (_type, note) =>
    notes.push(note),
  );
  return { ...JSON.parse(spliceReply(reply, {}).toString()), notes };
}

test('each date that the source leaves open follows from the data, and its further fields stay', () => {
  const given = { date_of_birth: '1991-02-03', date_of_issue: null, date_of_expire: null };
  assert.deepEqual(replyTo({}).extra, dates);
  assert.deepEqual(replyTo({ extra: { ...given, place: 'АЛМАТЫ', none: null } }).extra, {
    ...dates,
    date_of_birth: '1991-02-03',
    place: 'АЛМАТЫ',
    none: null,
  });
});

test('a date that no calendar has is not given, and the others are', () => {
  for (const docExpirationDate of [9007199254740991, 253402300799999, 'some day'])
    assert.deepEqual(replyTo({ resultJson: { ...sample, common: { ...sample.common, docExpirationDate } } }).extra, {
      ...dates,
      date_of_expire: null,
    });
});

test('data that throw when they are read cost the dates alone, and the log says so without a word of them', () => {
  const hostile = {
    toJSON: () => ({ kept: 'as it came' }),
    get common(): never {
      throw new Error('ҚҰПИЯ 900101300017');
    },
  };
  const { result_json, extra, gender, notes } = replyTo({ resultJson: hostile });
  assert.deepEqual(result_json, { kept: 'as it came' });
  assert.deepEqual(extra, { date_of_birth: null, date_of_issue: null, date_of_expire: null });
  assert.equal(gender, 'male');
  assert.deepEqual(notes, ['the dates of `extra` could not be derived']);
});

test('what cannot be read is reported by its field', () => {
  const resultJson = { ...sample, domain: { ...sample.domain, birthday: 'ҚҰПИЯ' } };
  const { extra, notes } = replyTo({ resultJson });
  assert.deepEqual(extra, { ...dates, date_of_birth: null });
  assert.deepEqual(notes, ['unreadable in the data: domain.birthday']);
});
