/** The suite that every adapter of the port `egov.ts` passes, over whatever wire it speaks. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import type { ResultJson } from '../documents/document-type.ts';
import { GatewayError } from '../errors.ts';
import { type CodeAnswer, type Egov, type EgovErrorCode, egovErrorCodes, type StateDocumentRequest } from './egov.ts';

export interface EgovUnderTest {
  egov: Egov;
  /** The code that the citizen received for this request, or undefined where no SMS came. */
  codeOf(requestId: string): Promise<string | undefined>;
}

export interface Subject {
  iin: string;
  phone: string;
}

export interface EgovContractSubjects {
  /** Has the document. */
  present: Subject & { documentType: DocumentTypeName };
  /** Known, with the right phone, but without that document. */
  missing: Subject & { documentType: DocumentTypeName };
  /** For each error of the state, somebody who brings it about. */
  failing: Record<EgovErrorCode, Subject>;
}

export function egovContract(
  name: string,
  start: (t: TestContext) => Promise<EgovUnderTest>,
  subjects: EgovContractSubjects,
): void {
  const signal = () => new AbortController().signal;
  const organization = { id: 'organization', name: 'Organisation' };
  let requests = 0;
  /** By which the sandbox's state makes its codes: no two of them are the same by chance. */
  const nextId = () => `00000000-0000-4000-8000-${String(++requests).padStart(12, '0')}`;
  const requestOf = (subject: Subject, documentType = subjects.present.documentType): StateDocumentRequest => ({
    requestId: nextId(),
    organization,
    documentType,
    iin: subject.iin,
    phone: subject.phone,
    stateReference: null,
    asked: null,
    isForWallet: false,
  });
  const requestWithCode = async ({ egov, codeOf }: EgovUnderTest) => {
    const request = requestOf(subjects.present);
    const { stateReference } = await egov.requestDocument(request, signal());
    const code = await codeOf(request.requestId);
    assert.match(code ?? '', /^\d{6}$/);
    return { request: { ...request, stateReference }, code: code ?? '' };
  };
  const other = (code: string) => (code === '000000' ? '000001' : '000000');
  const refused = (code: EgovErrorCode) => (error: unknown) => error instanceof GatewayError && error.code === code;

  test(`${name}: the right code brings the owner's document, and brings it again when asked again`, async (t) => {
    const state = await start(t);
    const { request, code } = await requestWithCode(state);
    const first = documentOf(await state.egov.fetchDocument(request, code, signal()));
    assert.equal(first.documentType, request.documentType);
    assert.equal((first.resultJson as ResultJson).common.docOwner.iin, request.iin);
    assert.deepEqual(documentOf(await state.egov.fetchDocument(request, code, signal())), first);
  });

  test(`${name}: a wrong code brings nothing, and the right one still works`, async (t) => {
    const state = await start(t);
    const { request, code } = await requestWithCode(state);
    assert.deepEqual(await state.egov.fetchDocument(request, other(code), signal()), { outcome: 'wrong_code' });
    documentOf(await state.egov.fetchDocument(request, code, signal()));
  });

  test(`${name}: the code of one request does not open another`, async (t) => {
    const state = await start(t);
    const first = await requestWithCode(state);
    const second = await requestWithCode(state);
    assert.notEqual(first.code, second.code);
    assert.deepEqual(await state.egov.fetchDocument(first.request, second.code, signal()), { outcome: 'wrong_code' });
  });

  test(`${name}: another code kills the one before it`, async (t) => {
    const state = await start(t);
    const { request, code } = await requestWithCode(state);
    const resent = await state.egov.resendOtp(request, signal());
    const another = (await state.codeOf(request.requestId)) ?? '';
    assert.notEqual(another, code);
    assert.deepEqual(await state.egov.fetchDocument({ ...request, ...resent }, code, signal()), {
      outcome: 'wrong_code',
    });
    documentOf(await state.egov.fetchDocument({ ...request, ...resent }, another, signal()));
  });

  test(`${name}: a missing document is requested like any other, but no SMS comes and no code matches`, async (t) => {
    const state = await start(t);
    const request = requestOf(subjects.missing, subjects.missing.documentType);
    const asked = { ...request, ...(await state.egov.requestDocument(request, signal())) };
    const askedAgain = { ...request, ...(await state.egov.resendOtp(asked, signal())) };
    assert.equal(await state.codeOf(request.requestId), undefined);
    assert.deepEqual(await state.egov.fetchDocument(askedAgain, '000000', signal()), { outcome: 'wrong_code' });
  });

  test(`${name}: the MCDB knows the phone of a person, and no other phone nor person; no SMS comes`, async (t) => {
    const state = await start(t);
    const { present, missing, failing } = subjects;
    const verified: Subject[] = [present, missing];
    const strangers: Subject[] = [
      { ...present, phone: missing.phone },
      { ...missing, phone: present.phone },
      failing.subject_not_found_in_mcdb,
      failing.profile_not_found,
    ];
    for (const [isVerified, asked] of [
      [true, verified],
      [false, strangers],
    ] as const) {
      for (const { iin, phone } of asked) {
        const question = { requestId: nextId(), organization, iin, phone };
        assert.deepEqual(await state.egov.checkMcdb(question, signal()), { isVerified });
        assert.equal(await state.codeOf(question.requestId), undefined);
      }
    }
  });

  for (const code of egovErrorCodes) {
    if (isOfCitizen(code)) continue;
    test(`${name}: where ${code} keeps the MCDB from being asked, that is no answer`, async (t) => {
      const state = await start(t);
      await assert.rejects(
        state.egov.checkMcdb({ requestId: nextId(), organization, ...subjects.failing[code] }, signal()),
        refused(code),
      );
    });
  }

  for (const code of egovErrorCodes) {
    test(`${name}: ${code} is told as such, and no SMS comes`, async (t) => {
      const state = await start(t);
      const request = requestOf(subjects.failing[code]);
      await assert.rejects(state.egov.requestDocument(request, signal()), refused(code));
      assert.equal(await state.codeOf(request.requestId), undefined);
    });
  }

  test(`${name}: a call that is aborted rejects`, async (t) => {
    const state = await start(t);
    const { request, code } = await requestWithCode(state);
    await assert.rejects(state.egov.fetchDocument(request, code, AbortSignal.abort()));
    await assert.rejects(state.egov.requestDocument(requestOf(subjects.present), AbortSignal.abort()));
    await assert.rejects(state.egov.checkMcdb(requestOf(subjects.present), AbortSignal.abort()));
  });
}

function isOfCitizen(code: EgovErrorCode): boolean {
  return code === 'profile_not_found' || code === 'subject_not_found_in_mcdb';
}

function documentOf(answer: CodeAnswer) {
  assert.equal(answer.outcome, 'document');
  return answer.document;
}
