/** The types: `npm run types` fails where a line marked as an error is none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentReply, DocumentType, Qujat, Session } from './index.ts';

test('an approve has the fields of the document that was requested, and of no other', () => {
  assert.ok(narrowed);
});

async function narrowed(qujat: Qujat): Promise<void> {
  const session = await qujat.requestDocument('diploma', { iin: '900101300017', phone: '77010000001' });
  const id: string = session.id;
  const reply = await qujat.approveSession(session, { code: '042137' });
  const speciality: string | undefined = reply.result_json.domain?.speciality;
  const type: 'diploma' = reply.document_type;
  // @ts-expect-error: a diploma has no categories of vehicles
  reply.result_json.domain?.categories;
  const resent: Session<'diploma'> = await qujat.resendOtp(session);
  // @ts-expect-error: the state may have given nothing of it
  reply.result_json.domain.speciality;
  // @ts-expect-error: there is no such document type
  qujat.requestDocument('diplom', { iin: '900101300017', phone: '77010000001' });
  // @ts-expect-error: a number has lost the zeros at its beginning
  qujat.requestDocument('diploma', { iin: 900101300017, phone: '77010000001' });
  // @ts-expect-error: so has a code
  qujat.approveSession(session, { code: 42137 });
  // @ts-expect-error: there is no such file
  qujat.approveSession(session, { code: '042137', file: 'docx' });
  // @ts-expect-error: the session of a diploma gives no passport
  const passport: DocumentReply<'passport'> = await qujat.approveSession(session, { code: '042137' });
  const asked = await qujat.requestDocument('passport', { iin: '1', phone: '2', claims: ['age_over_18'] });
  const { claims } = await qujat.approveSession(await qujat.resendOtp(asked), { code: '042137' });
  const isAdult: boolean | null | undefined = claims['age_over_18'];
  const offered = await qujat.requestDocument('passport', { iin: '1', phone: '2', credential: true });
  const uri: string = (await qujat.resendOtp(offered)).credential.offerUri;
  // @ts-expect-error: the wallet approves it
  qujat.approveSession(offered, { code: '042137' });
  // @ts-expect-error: what the citizen shows is chosen in the wallet
  qujat.requestDocument('passport', { iin: '1', phone: '2', credential: true, claims: ['age_over_18'] });
  assert.ok([uri, id, speciality, type, resent, passport, isAdult]);
}

/** A document of any type is told apart by `document_type`. */
export function holderOf(reply: DocumentReply): string | undefined {
  // @ts-expect-error: not every document has a graduate
  reply.result_json.domain?.graduate;
  switch (reply.document_type) {
    case 'diploma':
      return reply.result_json.domain?.graduate.lastName;
    case 'driver_license':
      // @ts-expect-error: here it is no diploma
      return reply.result_json.domain?.graduate.lastName;
    default:
      return reply.result_json.common.docOwner.lastName;
  }
}

/** A session that was kept as JSON, and one that was kept as an id alone. */
export async function restored(qujat: Qujat, kept: Session, documentType: DocumentType): Promise<DocumentReply[]> {
  const code = { code: '042137', file: false } as const;
  return [await qujat.approveSession(kept, code), await qujat.approveSession({ id: kept.id, documentType }, code)];
}
