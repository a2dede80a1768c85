/**
 * What the fuzzer knows of fields by their names, so that it comes past the first check: right values mostly, and values that
 * look right. A field that is not here, such as one of a new route, gets what its schema allows.
 */
import fc from 'fast-check';
import { documentTypeNames } from '../../server/src/documents/catalogue.ts';

const mostly = (right: string, ...others: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 40, arbitrary: fc.constant(right) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  );

/** A log-in's cookie, with the header that shows that a page of ours asks. */
export const ownersHeaders: [string, string][] = [
  ['cookie', '__Host-qujat_session=<<owner>>'],
  ['x-qujat-cabinet', '1'],
];
export const operatorsHeaders: [string, string][] = [
  ['cookie', '__Host-qujat_session=<<operator>>'],
  ['x-qujat-cabinet', '1'],
];

const UNKNOWN_SESSION = '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b';
const LIVE_KEY = `qjt_live_${'0'.repeat(49)}`;

export const knownValues: Record<string, fc.Arbitrary<string>> = {
  api_key: mostly('<<key>>', '<<foreignKey>>', '<<unsubscribedKey>>', '<<unsubscribedKey>>', LIVE_KEY, '<<key>>0', ''),
  iin: mostly('<<iin>>', '900101300018', '000000000000', '90010130001', '900101300017'),
  phone: mostly('<<phone>>', '+<<phone>>', '77010000001', '8 701 000 00 01', '12345', '87010000099'),
  document_type: fc.oneof(
    { weight: 20, arbitrary: fc.constant('<<documentType>>') },
    { weight: 3, arbitrary: fc.constantFrom(...documentTypeNames) },
    { weight: 1, arbitrary: fc.constantFrom('identity', 'IDENTITY_CARD', '__proto__', 'constructor', '900101300017') },
  ),
  backend_session_id: mostly('<<session>>', '<<foreignSession>>', '<<foreignSession>>', UNKNOWN_SESSION, '<<key>>'),
  organization_id: mostly('<<organization>>', '<<foreignOrganization>>', 'none', '__proto__'),
  api_key_id: mostly('<<newestId>>', UNKNOWN_SESSION),
  flow_id: mostly('<<flowId>>', '<<newestId>>', UNKNOWN_SESSION),
  flow_api_key: mostly('<<key>>', `qjt_flow_${'0'.repeat(49)}`, ''),
  client_reference: mostly('order-2026-118', '', '<<iin>>', 'x'.repeat(101)),
  return_url: mostly('https://shop.example/done', 'javascript:alert(1)', 'https://', ''),
  // That of the event, and one that nobody has disabled yet.
  endpoint_id: fc.constantFrom(
    ...Array<string>(4).fill('<<endpointId>>'),
    ...Array<string>(4).fill('<<newestId>>'),
    UNKNOWN_SESSION,
  ),
  event_id: mostly('<<eventId>>', 'evt_1', '__proto__'),
  url: mostly('http://127.0.0.1:9/', 'https://127.1/', 'http://8.8.8.8/', 'javascript:alert(1)', ''),
  subscription_id: mostly('<<newestId>>', UNKNOWN_SESSION),
  plan_id: fc.constantFrom('<<newestId>>', 'e-document-year', UNKNOWN_SESSION),
  invitation_id: mostly('<<newestId>>', UNKNOWN_SESSION),
  account_id: mostly('<<newestId>>', UNKNOWN_SESSION),
  session_id: fc.constantFrom(
    '<<newestId>>',
    ...Array<string>(4).fill('<<flowSession>>'),
    '<<session>>',
    '<<foreignSession>>',
    UNKNOWN_SESSION,
  ),
  grant_type: mostly('urn:ietf:params:oauth:grant-type:pre-authorized_code', 'password', ''),
  'pre-authorized_code': mostly('<<session>>', '<<foreignSession>>', UNKNOWN_SESSION, `wallet-${UNKNOWN_SESSION}`, ''),
  tx_code: mostly('<<code>>', '000000', '12345', 'abcdef', '<<iin>>'),
  credential_id: mostly('<<newestId>>', UNKNOWN_SESSION, '<<session>>'),
  code: mostly('<<code>>', ' <<code>> ', '000000', '12345', '1234567', 'abcdef', '<<iin>>'),
  authorization: mostly(
    'Bearer <<key>>',
    'bearer   <<key>>',
    'Bearer',
    'Basic YTpi',
    '<<key>>',
    'Bearer <<foreignKey>>',
    `Bearer ${LIVE_KEY}`,
  ),
  // None that would be felt by all attackers for minutes, or that takes its time.
  scenario: mostly('document_expired', 'pdf_missing', 'fixed_code', 'flapping', 'loud', '__proto__'),
  // A moved clock, or an emptied inbox, would be felt by all attackers.
  advance_seconds: fc.constantFrom('1', 'soon', '-1'),
  listener_id: mostly('<<newestId>>', UNKNOWN_SESSION),
  arm_id: mostly('<<newestId>>', UNKNOWN_SESSION),
  person_id: mostly('<<newestId>>', UNKNOWN_SESSION),
  // Made by its schema, it would have a megabyte.
  portrait: fc.constantFrom('', '/9j/4AAQSkZJRg==', 'data:image/jpeg;base64,/9j/'),
  last_name: mostly('ҮЛГІБАЕВ', '', '900101300017', 'Ü'),
  birth_date: mostly('1990-01-31', '1990-02-30', '2999-01-01', '31.01.1990'),
  'qujat-sandbox': mostly(
    'document_expired',
    'fixed_code',
    'egov_unavailable',
    'sms_late;seconds=1',
    'slow;seconds=0',
    'loud',
    '',
    '\xe9\xff',
  ),
  'idempotency-key': mostly(
    'again-<<scenario>>',
    'a',
    'b',
    'x'.repeat(255),
    'x'.repeat(256),
    '',
    '__proto__',
    '\xe9\xff',
  ),
};

/** Left out mostly, for they change what the call is: what is asked in place of a document, and whom it names. */
export const knownParts: Record<string, fc.Arbitrary<unknown>> = {
  claims: rarely(['age_over_18'], ['age_over_18'], ['is_holder'], [], ['age_over_18', '__proto__', '<<iin>>']),
  fields: rarely(['common.docNumber'], ['common.docNumber'], ['face_photo'], [], ['domain.__proto__', '<<phone>>']),
  holder: rarely({ first_name: '<<iin>>', last_name: '' }, { first_name: 'A', last_name: 'B', birth_date: '1990' }),
};

function rarely(...values: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 40, arbitrary: fc.constant(undefined) },
    { weight: values.length, arbitrary: fc.constantFrom(...values) },
  );
}
