/** What upstreams of other makes say, in the shapes of their frameworks and in three languages, and what it means here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningOf, type Operation } from './upstream-errors.ts';

/** In few words. */
function said(operation: Operation, status: number, body: unknown): string {
  const meaning = meaningOf({ status, body }, operation);
  if (meaning.kind === 'answer') return 'because' in meaning.answer ? meaning.answer.because : meaning.answer.outcome;
  return 'code' in meaning ? `${meaning.kind} ${meaning.code}` : meaning.kind;
}

const wrongCodes: unknown[] = [
  'Invalid OTP',
  ['Invalid OTP'],
  { detail: 'Неверный код' },
  { detail: 'Неверный код подтверждения' },
  { detail: 'Введён неправильный код из СМС' },
  { detail: 'Код не совпадает' },
  { message: 'Код қате' },
  { message: 'Растау коды дұрыс емес' },
  { detail: 'Неверный одноразовый пароль' },
  { detail: 'Неверный ПИН-код' },
  { message: 'Бір реттік құпиясөз қате' },
  { detail: 'Wrong PIN' },
  { error: 'passcode mismatch' },
  { detail: 'Wrong OTP' },
  { detail: 'OTP is incorrect' },
  { detail: 'OTP code is not valid' },
  { detail: 'Verification code is invalid' },
  { detail: 'Invalid verification code' },
  { detail: 'The code you entered doesn&#39;t match' },
  { detail: 'code: Invalid value' },
  { code: ['Invalid code'] },
  { code: ['This value is bad.'] },
  { errors: { code: ['Incorrect code.'] } },
  { errors: { Code: ['The value is bad.'] }, title: 'One or more validation errors occurred.', status: 400 },
  { error: { message: 'Invalid OTP' } },
  { error: { code: 'OTP_INVALID', message: 'Bad request' } },
  { detail: { code: 'invalid_otp', message: 'Invalid OTP' } },
  { data: { error: { reasons: [{ text: 'Invalid&nbsp;OTP' }] } } },
  { non_field_errors: ['Invalid OTP'] },
  { detail: [{ loc: ['body', 'code'], msg: 'Value error', type: 'value_error' }] },
  { timestamp: 1, status: 400, error: 'Bad Request', errors: [{ field: 'code', defaultMessage: 'size must be 6' }] },
  { errors: [{ status: '422', title: 'Invalid', source: { pointer: '/data/attributes/code' } }] },
  { type: 'https://example.com/problems/invalid-otp', title: 'Bad request', status: 400 },
];

for (const body of wrongCodes) {
  test(`approve: ${JSON.stringify(body)} is a wrong code`, () => {
    for (const status of [400, 401, 403, 422]) assert.equal(said('approve', status, body), 'wrong_code');
  });
}

const PATH = '/api/v1/backend/e-document/online-access';
const meanings: [Operation, number, unknown, string][] = [
  ['approve', 200, { status: 'error', message: 'Invalid OTP' }, 'wrong_code'],
  ['approve', 400, { detail: 'OTP expired' }, 'code_expired'],
  ['approve', 400, { detail: 'Срок действия кода истёк' }, 'code_expired'],
  ['approve', 400, { detail: 'Код устарел' }, 'code_expired'],
  ['approve', 400, { detail: 'Кодтың мерзімі өтіп кетті' }, 'code_expired'],
  ['approve', 400, { detail: 'Session expired. Request a new code.' }, 'expired'],
  ['approve', 400, { detail: 'The code for this session has expired' }, 'code_expired'],
  ['approve', 400, { detail: 'Invalid code for this session' }, 'wrong_code'],
  ['approve', 410, { detail: 'Session expired' }, 'expired'],
  ['approve', 400, { detail: 'Сессия истекла' }, 'expired'],
  ['approve', 400, { detail: 'Срок действия сессии истек' }, 'expired'],
  ['approve', 400, { message: 'Сессия мерзімі аяқталды' }, 'expired'],
  ['approve', 404, { detail: 'Session not found' }, 'expired'],
  ['approve', 404, { detail: 'Сессия не найдена' }, 'expired'],
  ['approve', 404, { detail: 'Not found.' }, 'expired'],
  ['approve', 400, { backend_session_id: ['Must be a valid UUID: invalid'] }, 'expired'],
  ['approve', 404, { detail: 'Document not found' }, 'told profile_not_found'],
  ['approve', 404, { detail: 'Документ не найден' }, 'told profile_not_found'],
  ['approve', 404, { message: 'Құжат табылмады' }, 'told profile_not_found'],
  ['approve', 409, { detail: 'EDocument for this session has already been received' }, 'already_received'],
  ['approve', 400, { detail: 'Документ по этой сессии уже получен' }, 'already_received'],
  ['approve', 429, { detail: 'Превышено количество попыток' }, 'too_many_attempts'],
  ['approve', 403, { detail: 'No attempts left for this code' }, 'too_many_attempts'],
  ['approve', 400, { detail: 'Wrong code, no more than 2 attempts left' }, 'wrong_code'],
  ['approve', 403, { detail: 'Forbidden' }, 'refuses_us'],
  ['approve', 401, { detail: 'Authentication credentials were not provided.' }, 'refuses_us'],
  ['approve', 400, { detail: 'Request failed with status code 400' }, 'refused'],
  ['approve', 400, { message: 'Код ошибки 17' }, 'refused'],
  ['approve', 409, { detail: 'Conflict' }, 'refused'],
  ['approve', 418, undefined, 'refused'],
  ['approve', 500, { error: { code: 'E17', message: 'Internal Server Error' } }, 'fault government_service_error'],
  ['approve', 404, undefined, 'no_route'],
  ['request', 404, { detail: 'Not found.' }, 'no_route'],
  [
    'request',
    404,
    {
      detail: 'Not found',
      message: 'There is nothing at this address.',
      code: 'not_found',
      documentation_url: 'https://upstream.example/docs/errors/not_found',
    },
    'no_route',
  ],
  ['request', 404, { error: 'Not Found', more_info: 'https://upstream.example/help/documents-not-found' }, 'no_route'],
  ['request', 404, { message: `Route POST:${PATH}/request/identity_card/ not found` }, 'no_route'],
  ['request', 404, { message: `The route ${PATH.slice(1)}/request/passport could not be found.` }, 'no_route'],
  ['request', 404, { message: `Cannot POST ${PATH}/request/passport/`, error: 'Not Found' }, 'no_route'],
  ['request', 404, `The requested URL https://upstream.example${PATH}/request/passport/ was not found`, 'no_route'],
  ['request', 404, { path: '/api/v1/backend/e-document/mcdb/check/', error: 'Not Found' }, 'no_route'],
  ['request', 404, { message: 'Route POST:/api/v1/backend/e-document/mcdb/check/ not found' }, 'no_route'],
  ['request', 404, { detail: 'No static resource api/v1/backend/e-document/mcdb/check.' }, 'no_route'],
  ['approve', 404, { message: `Route POST:${PATH}/approve/ not found` }, 'no_route'],
  ['approve', 400, { detail: `${PATH}/approve/: Invalid OTP` }, 'wrong_code'],
  ['request', 404, { detail: 'Субъект не найден в БМГ' }, 'told subject_not_found_in_mcdb'],
  ['request', 404, { detail: 'Пользователь не найден в БМГ' }, 'told subject_not_found_in_mcdb'],
  ['request', 404, { errors: [{ detail: 'Subject not found in MCDB' }] }, 'told subject_not_found_in_mcdb'],
  ['request', 404, { detail: 'Телефон не зарегистрирован' }, 'told subject_not_found_in_mcdb'],
  ['request', 404, { detail: 'Профиль не найден' }, 'told profile_not_found'],
  ['request', 404, { message: 'Азамат табылмады' }, 'told profile_not_found'],
  ['request', 400, { iin: ['Invalid IIN'] }, 'told profile_not_found'],
  ['request', 400, { detail: 'Неверный ИИН' }, 'told profile_not_found'],
  ['request', 422, { detail: [{ loc: ['body', 'iin'], msg: 'bad', type: 'x' }] }, 'told profile_not_found'],
  ['request', 400, { phone: ['Ensure this field has no more than 11 characters.'] }, 'told subject_not_found_in_mcdb'],
  ['request', 422, { errors: [{ field: 'phone', defaultMessage: 'size' }] }, 'told subject_not_found_in_mcdb'],
  ['request', 503, { detail: 'Can&#39;t connect to e-document service' }, 'told egov_unreachable'],
  ['request', 503, { error: { message: 'Can&#x60;t connect to e-document service' } }, 'told egov_unreachable'],
  ['request', 503, { detail: 'Сервис недоступен' }, 'told egov_unavailable'],
  ['request', 400, { detail: 'Client subscription expired' }, 'refuses_us'],
  ['request', 402, { detail: 'Payment required' }, 'refuses_us'],
  ['request', 400, { message: 'Неверный API ключ' }, 'refuses_us'],
  ['request', 404, { detail: 'Document type not found' }, 'refuses_us'],
  ['request', 429, { message: 'API rate limit exceeded' }, 'refuses_us'],
  ['request', 429, { detail: 'Слишком много запросов' }, 'refuses_us'],
  ['request', 400, { code: 'profile_not_found' }, 'told profile_not_found'],
  ['request', 400, { error: { code: 'profile_not_found' } }, 'told profile_not_found'],
];

for (const [operation, status, body, expected] of meanings) {
  test(`${operation}, ${status} ${JSON.stringify(body)}: ${expected}`, () => {
    assert.equal(said(operation, status, body), expected);
  });
}

test('a body of any depth, width and length is read in bounded time', () => {
  let deep: unknown = 'Invalid OTP';
  for (let level = 0; level < 5_000; level += 1) deep = [deep];
  const wide = Array.from({ length: 100_000 }, (_, index) => `no ${index}`);
  for (const body of [deep, wide, { detail: 'no '.repeat(1_000_000) }, { detail: '&#'.repeat(100_000) }]) {
    assert.equal(said('approve', 400, body), 'refused');
  }
});
