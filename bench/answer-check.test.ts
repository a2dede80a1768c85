/** The bench compares nobody who answers wrongly. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnswerCheck } from './answer-check.ts';

const flow = { apiKey: 'key', iin: '900101300017', phone: '77010000001' };
const SESSION = '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b';
const pdfOf = (content: string) => Buffer.from(`%PDF-1.7\n${content}\n%%EOF\n`).toString('base64');

const ok = (body: object) => ({ status: 200, body: Buffer.from(JSON.stringify(body)) });
const reply = (document_pdf: string | null, iin = flow.iin) =>
  ok({ result_json: { common: { docOwner: { iin } } }, document_pdf, after: 'it' });

test('an answer to the request is right with 200 and a session', () => {
  const check = createAnswerCheck('it');
  assert.equal(check.requested(ok({ backend_session_id: SESSION })), SESSION);
  for (const wrong of [
    { ...ok({ backend_session_id: SESSION }), status: 201 },
    ok({}),
    ok({ backend_session_id: 1 }),
    ok({ backend_session_id: `${SESSION}0` }),
  ]) {
    assert.throws(() => check.requested(wrong), /^Error: it answered .*: nothing is compared$/);
  }
});

test('the first document of a person is a PDF of this person', () => {
  for (const wrong of [
    { ...reply(pdfOf('a')), status: 500 },
    reply(null),
    reply(Buffer.from('no PDF').toString('base64')),
    reply(Buffer.from('%PDF-1.7 cut o').toString('base64')),
    reply(pdfOf('a'), '900101300018'),
    ok({ document_pdf: pdfOf('a') }),
  ]) {
    assert.throws(() => createAnswerCheck('it').approved(flow, wrong), /^Error: it answered/);
  }
});

test('every later document of a person has the same bytes', () => {
  const check = createAnswerCheck('it');
  check.approved(flow, reply(pdfOf('aaa')));
  check.approved(flow, reply(pdfOf('aaa')));
  for (const wrong of [
    reply(pdfOf('aab')),
    reply(pdfOf('aaaaaa')),
    reply(pdfOf('')),
    reply(`${pdfOf('aaa')}AAAA`),
    reply(null),
    ok({}),
  ]) {
    assert.throws(() => check.approved(flow, wrong), /answered another PDF/);
  }
  check.approved({ ...flow, iin: '1' }, reply(pdfOf('another person has another'), '1'));
});

test('who answers with a sample answers its bytes from the first on', () => {
  const check = createAnswerCheck('it', Buffer.from(pdfOf('sample')));
  check.approved({ ...flow, iin: 'any' }, reply(pdfOf('sample')));
  assert.throws(() => check.approved(flow, reply(pdfOf('other'))), /answered another PDF/);
});
