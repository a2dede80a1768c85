/** The scenario `document_expired`, for every document of every person. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from 'typebox/value';
import { findDocumentType } from '../../documents/catalogue.ts';
import { expireDocument } from './expire-document.ts';
import { sandboxPeople } from './people.ts';
import { personOn } from './person-on.ts';

test('whatever expires ended a year ago or earlier, and was issued before that; all else stays as it is', () => {
  for (const day of ['2026-11-28', '2028-02-29']) {
    const today = Temporal.PlainDate.from(day);
    const aYearAgo = today.subtract({ years: 1 }).toString();
    for (const person of sandboxPeople.map((each) => personOn(each, day))) {
      for (const name of person.documentTypes) {
        const type = findDocumentType(name);
        const usual = type.sample(person);
        const expired = expireDocument(type, usual, today);
        const where = `${day} ${person.iin} ${name}`;
        if (usual.common.docExpirationDate === null) {
          assert.deepEqual(expired, usual, where);
          continue;
        }
        const { date_of_expire: end, date_of_issue: issued, date_of_birth: birth } = type.extra(expired);
        assert.ok(end !== null && end < aYearAgo, `${where} ends on ${end}`);
        assert.ok(issued !== null && issued <= end, `${where} is issued on ${issued}`);
        assert.equal(birth, type.extra(usual).date_of_birth, where);
        assert.deepEqual(Value.Errors(type.domain, expired.domain), [], where);
      }
    }
  }
});
