import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError, newestCode, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import type { Egov } from '../egov/egov.ts';
import { GatewayError } from '../errors.ts';

const otherCode = (code: string) => (code === '000000' ? '000001' : '000000');

/** How often documents were metered, as the metrics tell it. */
async function delivered(gateway: TestGateway): Promise<number> {
  const { text } = await gateway.get('/metrics');
  return Number(/^qujat_documents_delivered_total\{[^}]*\} (\d+)$/m.exec(text)?.[1] ?? 0);
}

test('the right code gives the document with every field of the specification', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  const { status, body } = await gateway.approve(backendSessionId, code, { file: true });
  assert.equal(status, 200);
  assert.deepEqual(Object.keys(body).sort(), [
    'barcode',
    'document_image',
    'document_images',
    'document_pdf',
    'document_type',
    'extra',
    'face_photo',
    'file_changes',
    'file_status',
    'gender',
    'qrcode',
    'result_json',
  ]);
  assert.equal(body.document_type, 'identity_card');
  assert.deepEqual(body.result_json.common.docOwner, {
    iin: '900101300017',
    firstName: 'ТЕСТ',
    lastName: 'ТЕСТОВ',
    middleName: 'ТЕСТОВИЧ',
  });
  assert.equal(body.result_json.common.docUri, `IdentityCard:${body.result_json.common.docNumber}`);
  assert.equal(body.gender, 'male');
  assert.equal(body.extra.date_of_birth, '1990-01-01');
  assert.match(body.extra.date_of_issue ?? '', /^\d{4}-\d{2}-\d{2}$/);
  assert.match(body.extra.date_of_expire ?? '', /^\d{4}-\d{2}-\d{2}$/);
});

test('file and file_type decide which file comes; the rest always comes, as what it claims to be', async (t) => {
  const gateway = await startTestGateway(t);
  const starts = (base64: string | null, bytes: number[]) =>
    assert.deepEqual([...Buffer.from(base64 ?? '', 'base64').subarray(0, bytes.length)], bytes);
  for (const want of [
    { file: true, file_type: 'pdf' },
    { file: true, file_type: 'image' },
    { file: false, file_type: 'pdf' },
    { file: false, file_type: 'image' },
  ]) {
    const { backendSessionId, code } = await gateway.openSession();
    const { body } = await gateway.approve(backendSessionId, code, want);
    assert.deepEqual([body.file_status, body.file_changes], [want.file ? 'ready' : null, []]);
    starts(body.face_photo, [0xff, 0xd8, 0xff]);
    starts(body.qrcode, [0x89, 0x50, 0x4e, 0x47]);
    starts(body.barcode, [0x89, 0x50, 0x4e, 0x47]);
    assert.equal(body.document_pdf !== null, want.file && want.file_type === 'pdf');
    assert.equal(body.document_image !== null, want.file && want.file_type === 'image');
    if (body.document_pdf !== null) starts(body.document_pdf, [...Buffer.from('%PDF-')]);
    if (body.document_image !== null) starts(body.document_image, [0xff, 0xd8, 0xff]);
  }
});

test('the image of several pages comes whole and page by page; that of one page whole alone', async (t) => {
  const gateway = await startTestGateway(t);
  for (const [documentType, pages] of [
    ['attorney', 2],
    ['identity_card', 0],
  ] as const) {
    const requested = await gateway.requestDocument({}, documentType);
    const code = newestCode(await gateway.get('/api/v1/sandbox/messages/', gateway.testKey));
    const want = { file: true, file_type: 'image' };
    const { body } = await gateway.approve(requested.body.backend_session_id, code, want);
    const sizeOf = (base64: string) => jpegSize(Buffer.from(base64, 'base64'));
    const images = body.document_images ?? [];
    assert.equal(images.length, pages);
    if (pages === 0) assert.equal(body.document_images, null);
    const [width, height] = sizeOf(body.document_image ?? '');
    // In the whole, each page begins with a block of the JPEG of its own.
    const heightOf = (page: number) => height - Math.ceil(page / JPEG_BLOCK_PIXELS) * JPEG_BLOCK_PIXELS * (pages - 1);
    for (const image of images) assert.deepEqual(sizeOf(image), [width, heightOf(sizeOf(image)[1])]);
  }
});

const JPEG_BLOCK_PIXELS = 16;

/** Width and height from the frame header, ITU-T T.81 B.2.2. */
function jpegSize(jpeg: Buffer): [width: number, height: number] {
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  assert.ok(frame > 0);
  return [jpeg.readUInt16BE(frame + 7), jpeg.readUInt16BE(frame + 5)];
}

test('gender follows the seventh digit, and is null for 0', async (t) => {
  const gateway = await startTestGateway(t);
  for (const [iin, phone, gender] of [
    ['900101300017', '77010000001', 'male'],
    ['900101400013', '77010000002', 'female'],
    ['100101000010', '77010000005', null],
  ] as const) {
    const { backendSessionId, code } = await gateway.openSession(iin, phone);
    assert.equal((await gateway.approve(backendSessionId, code)).body.gender, gender);
  }
});

test('a delivered session gives nothing more', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
  assertError(await gateway.approve(backendSessionId, code), 'document_already_received');
  assert.equal(await delivered(gateway), 1);
});

test('an unknown session id is told so, whatever it looks like', async (t) => {
  const gateway = await startTestGateway(t);
  for (const id of ['', 'x', '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b', "' or 1=1 --", 'й'.repeat(5000)]) {
    assertError(await gateway.approve(id, '123456'), 'session_not_found');
  }
});

test('five wrong codes lock the session, even for the right one', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  for (const left of [4, 3, 2, 1, 0]) {
    const reply = await gateway.approve(backendSessionId, otherCode(code));
    assertError(reply, 'invalid_otp_code');
    assert.equal(reply.body.attempts_left, left);
  }
  assertError(await gateway.approve(backendSessionId, code), 'too_many_attempts');
  assert.equal(await delivered(gateway), 0);
});

test('the right code after wrong ones still gives the document', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  for (let wrong = 0; wrong < 4; wrong++) await gateway.approve(backendSessionId, otherCode(code));
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
});

test('a code that cannot be right spends no attempt; blanks, dashes and invisible marks in a right one do not matter', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  for (const malformed of ['', '12345', '1234567', '12a456', '١٢٣٤٥٦']) {
    const reply = await gateway.approve(backendSessionId, malformed);
    assertError(reply, 'invalid_otp_code');
    assert.equal(reply.body.attempts_left, 5);
  }
  assert.equal(
    (await gateway.approve(backendSessionId, `\u202a ${code.slice(0, 3)}\u2011${code.slice(3)} \u202c`)).status,
    200,
  );
});

test('the code of one session does not open another', async (t) => {
  const gateway = await startTestGateway(t);
  const first = await gateway.openSession();
  const second = await gateway.openSession();
  assert.notEqual(first.code, second.code);
  assertError(await gateway.approve(first.backendSessionId, second.code), 'invalid_otp_code');
  assert.equal((await gateway.approve(first.backendSessionId, first.code)).status, 200);
});

test('where the document is missing, no code ever matches', async (t) => {
  const gateway = await startTestGateway(t);
  const requested = await gateway.requestDocument({ iin: '850315300019', phone: '77010000011' });
  assertError(await gateway.approve(requested.body.backend_session_id, '123456'), 'invalid_otp_code');
});

test('the code lives three minutes and the session thirty, by the store’s clock', async (t) => {
  const gateway = await startTestGateway(t);
  const early = await gateway.openSession();
  gateway.advanceMs(3 * 60_000 - 1);
  assert.equal((await gateway.approve(early.backendSessionId, early.code)).status, 200);

  const late = await gateway.openSession();
  gateway.advanceMs(3 * 60_000);
  assertError(await gateway.approve(late.backendSessionId, late.code), 'otp_code_expired');
  gateway.advanceMs(27 * 60_000);
  assertError(await gateway.approve(late.backendSessionId, late.code), 'session_expired');
});

test('twenty approves at once: one delivers, the others are told why not', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  const replies = await Promise.all(Array.from({ length: 20 }, () => gateway.approve(backendSessionId, code)));
  assert.equal(replies.filter(({ status }) => status === 200).length, 1);
  for (const { status, body } of replies) {
    if (status !== 200) assert.ok(['session_in_progress', 'document_already_received'].includes(body.code), body.code);
  }
  assert.equal(await delivered(gateway), 1);
});

test('while one approve is under way, another is refused; the first still delivers', async (t) => {
  const arrived = Promise.withResolvers<void>();
  const proceed = Promise.withResolvers<void>();
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      fetchDocument: async (request, code, signal) => {
        arrived.resolve();
        await proceed.promise;
        return sandbox.fetchDocument(request, code, signal);
      },
    }),
  });
  const { backendSessionId, code } = await gateway.openSession();
  const first = gateway.approve(backendSessionId, code);
  await arrived.promise;
  assertError(await gateway.approve(backendSessionId, code), 'session_in_progress');
  proceed.resolve();
  assert.equal((await first).status, 200);
});

test('an approve whose lease ran out delivers nothing: the one that took over does', async (t) => {
  const arrivals: (() => void)[] = [];
  const firstArrived = Promise.withResolvers<void>();
  const gateway = await startTestGateway(t, {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      fetchDocument: async (request, code, signal) => {
        if (arrivals.length === 0) {
          const { promise, resolve } = Promise.withResolvers<void>();
          arrivals.push(resolve);
          firstArrived.resolve();
          await promise;
        }
        return sandbox.fetchDocument(request, code, signal);
      },
    }),
  });
  const { backendSessionId, code } = await gateway.openSession();
  const slow = gateway.approve(backendSessionId, code);
  await firstArrived.promise;
  gateway.advanceMs(60_000);
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
  arrivals[0]?.();
  assertError(await slow, 'session_in_progress');
  assert.equal(await delivered(gateway), 1);
});

for (const [name, misbehave, code] of [
  ['hangs', () => new Promise<never>(() => {}), 'egov_timeout'],
  ['throws what nobody expected', () => Promise.reject(new Error('900101300017')), 'government_service_error'],
  ['cannot be reached', () => Promise.reject(new GatewayError('egov_unreachable')), 'egov_unreachable'],
  [
    'throws an error that is not its to tell',
    () => Promise.reject(new GatewayError('not_found')),
    'government_service_error',
  ],
] as const) {
  test(`a state that ${name} costs an attempt, and the session stays usable`, async (t) => {
    let failing = true;
    const gateway = await startTestGateway(t, {
      config: { egovTimeoutMs: 2_000 },
      wrapSandbox: (sandbox): Egov => ({
        ...sandbox,
        fetchDocument: (request, otp, signal) => (failing ? misbehave() : sandbox.fetchDocument(request, otp, signal)),
      }),
    });
    const session = await gateway.openSession();
    assertError(await gateway.approve(session.backendSessionId, session.code), code);
    failing = false;
    const wrong = await gateway.approve(session.backendSessionId, otherCode(session.code));
    assert.equal(wrong.body.attempts_left, 3);
    assert.equal((await gateway.approve(session.backendSessionId, session.code)).status, 200);
    assert.ok(!gateway.logged.join('').includes('900101300017'));
  });
}

test('a wrong body is a 400 that names each field', async (t) => {
  const gateway = await startTestGateway(t);
  const fields = async (changes: object) => {
    const reply = await gateway.approve('x', '123456', changes as Record<string, unknown>);
    assertError(reply, 'invalid_request');
    return reply.body.errors;
  };
  assert.deepEqual(await fields({ file: 'true' }), [{ field: 'file', message: 'must be a boolean' }]);
  assert.deepEqual(await fields({ file_type: 'jpg' }), [{ field: 'file_type', message: 'must be one of pdf, image' }]);
  assert.deepEqual(await fields({ code: 123456 }), [{ field: 'code', message: 'must be a string' }]);
  assert.deepEqual(await fields({ file: undefined, file_type: undefined }), [
    { field: 'file', message: 'is required' },
    { field: 'file_type', message: 'is required' },
  ]);
});

test('neither IIN, phone, code, key nor session id is ever logged', async (t) => {
  const gateway = await startTestGateway(t);
  const { backendSessionId, code } = await gateway.openSession();
  await gateway.approve(backendSessionId, otherCode(code));
  await gateway.approve(backendSessionId, code, { file: true });
  await gateway.requestDocument({ iin: '900101300018' });
  const log = gateway.logged.join('');
  assert.ok(log.includes('approveSession') && log.includes('requestDocument'));
  for (const secret of ['900101300017', '900101300018', '77010000001', gateway.testKey, backendSessionId]) {
    assert.ok(!log.includes(secret), secret);
  }
  // A time or an id may have the same six digits by chance.
  assert.doesNotMatch(log, new RegExp(`\\b${code}\\b`));
});

test('the inbox holds only what the organisation itself has caused', async (t) => {
  const gateway = await startTestGateway(t);
  await gateway.openSession();
  const inbox = await gateway.get('/api/v1/sandbox/messages/', gateway.testKey);
  assert.equal(inbox.body.messages.length, 1);
  const second = await gateway.openSession();
  const both = await gateway.get('/api/v1/sandbox/messages/', gateway.testKey);
  assert.equal(newestCode(both), second.code);
  for (const bearer of [undefined, 'wrong']) {
    assertError(await gateway.get('/api/v1/sandbox/messages/', bearer), 'invalid_api_key');
  }
  assertError(await gateway.get('/api/v1/sandbox/messages/?phone=1', gateway.testKey), 'invalid_phone');
});
