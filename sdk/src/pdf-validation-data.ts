/**
 * `@qujat/sdk/pdf-validation-data`: puts behind a signature with a timestamp what verifies it later (PAdES B-LT). The certificates say where that is
 * to be had; who asks there is the caller's affair.
 */
import { type Certificate, readCertificate } from './certificate.ts';
import { type Bytes, DerError, type DerValue, isEqual, partsOf, readDer, readOid, TAG } from './der.ts';
import { type ValidationData, writeUpdate } from './pdf-update.ts';
import {
  extensionsOf,
  hasIssued,
  ocspRequest,
  readOcspAnswer,
  readRevocationList,
  type Standing,
} from './revocation.ts';
import { readSignature, signedRange } from './signed-range.ts';
import { certificatesOf, firstIssuer, isGood, type Link, linksOf } from './validation-data.ts';

/** A question to an authority: with a body it is one of OCSP, to be posted. */
export interface Question {
  url: string;
  body?: Bytes;
}

/**
 * Asks an authority; an answer of before may be given where it is still right.
 *
 * @returns undefined where there is none that is right
 */
export type Ask = (question: Question, isRight: (answer: Bytes) => Promise<boolean>) => Promise<Bytes | undefined>;

/**
 * @param pdf signed, with a timestamp, and nothing behind it
 * @returns what is to be put behind it; undefined where not all of it is to be had
 */
export async function validationDataFor(pdf: Bytes, ask: Ask): Promise<Bytes | undefined> {
  try {
    const range = signedRange(pdf);
    const data = await gather(await certificatesOf(await readSignature(range)), ask);
    return range.end === pdf.length ? await writeUpdate(pdf, data) : undefined;
  } catch {
    // A chain that does not end, an algorithm that is unknown: it cannot be verified later by this.
    return undefined;
  }
}

async function gather(
  { leaves, at, known }: Awaited<ReturnType<typeof certificatesOf>>,
  ask: Ask,
): Promise<ValidationData> {
  const data: ValidationData = { certificates: [], ocspAnswers: [], revocationLists: [] };
  const all = [...known];
  const findIssuer = async (certificate: Certificate) => {
    const there = await firstIssuer(all, certificate);
    if (there !== undefined) return there;
    const bytes = await askForIssuer(certificate, ask);
    const issuer = bytes && (await readCertificate(bytes));
    if (issuer === undefined) return undefined;
    all.push(issuer);
    data.certificates.push(issuer.bytes);
    return issuer;
  };
  for await (const link of linksOf(leaves, findIssuer)) {
    const isRight = (standing: Standing | undefined) =>
      standing !== undefined && isGood(standing, link.certificate, at);
    const answer = await askResponder(link, isRight, ask);
    const list = answer ?? (await askForList(link, isRight, ask));
    if (list === undefined) throw new DerError('Nobody says anything of a certificate.');
    addOnce(answer === undefined ? data.revocationLists : data.ocspAnswers, list);
  }
  return data;
}

async function askForIssuer(certificate: Certificate, ask: Ask): Promise<Bytes | undefined> {
  const isIssuer = async (answer: Bytes) => hasIssued(await readCertificate(answer), certificate);
  return await firstRight(locationsOf(certificate, OID.caIssuers), undefined, isIssuer, ask);
}

type IsRight = (standing: Standing | undefined) => boolean;

async function askResponder({ certificate, issuer }: Link, isRight: IsRight, ask: Ask): Promise<Bytes | undefined> {
  const request = await ocspRequest(certificate, issuer);
  const isAnswer = async (answer: Bytes) => isRight(await readOcspAnswer(answer, certificate, issuer));
  return await firstRight(locationsOf(certificate, OID.ocsp), request, isAnswer, ask);
}

async function askForList({ certificate, issuer }: Link, isRight: IsRight, ask: Ask): Promise<Bytes | undefined> {
  const isList = async (answer: Bytes) => isRight(await readRevocationList(answer, certificate, issuer));
  return await firstRight(listsOf(certificate), undefined, isList, ask);
}

async function firstRight(
  urls: readonly string[],
  body: Bytes | undefined,
  isRight: (answer: Bytes) => Promise<boolean>,
  ask: Ask,
): Promise<Bytes | undefined> {
  for (const url of urls) {
    const answer = await ask({ url, ...(body && { body }) }, (bytes) => isRight(bytes).catch(() => false));
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** One list may be of two certificates. */
function addOnce(list: Bytes[], bytes: Bytes): void {
  if (!list.some((each) => isEqual(each, bytes))) list.push(bytes);
}

const OID = {
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  ocsp: '1.3.6.1.5.5.7.48.1',
  caIssuers: '1.3.6.1.5.5.7.48.2',
  distributionPoints: '2.5.29.31',
};

/** Where something is to be had, as the certificate says. */
function locationsOf(certificate: Certificate, method: string): string[] {
  const access = extensionsOf(certificate).get(OID.authorityInfoAccess);
  if (access === undefined) return [];
  return partsOf(readDer(access, TAG.sequence))
    .rest()
    .flatMap((description) => {
      const parts = partsOf(description);
      const isIt = readOid(parts.next(TAG.oid)) === method;
      return isIt ? urlsIn(parts.rest()) : [];
    });
}

/** Of whole lists alone: a point for some reasons, or of another issuer, has more fields. */
function listsOf(certificate: Certificate): string[] {
  const points = extensionsOf(certificate).get(OID.distributionPoints);
  if (points === undefined) return [];
  return partsOf(readDer(points, TAG.sequence))
    .rest()
    .flatMap((point) => {
      const [name, ...more] = partsOf(point).rest();
      if (name?.tag !== TAG.context0 || more.length > 0) return [];
      const [full] = partsOf(name).rest();
      return full?.tag === TAG.context0 ? urlsIn(partsOf(full).rest()) : [];
    });
}

const URI = 0x86;

function urlsIn(names: readonly DerValue[]): string[] {
  const texts = names.filter(({ tag }) => tag === URI).map(({ content }) => new TextDecoder().decode(content));
  return texts.filter((text) => /^https?:\/\//i.test(text));
}
