/**
 * Whether a signature and its timestamp can be verified when nobody answers for their certificates any more: for each of both chains, up to
 * one that has issued itself, its issuer says that it was good at the time of the timestamp.
 */
import { type Certificate, readCertificate, type SignerCertificate } from './certificate.ts';
import { readSignedContent } from './cms.ts';
import { type Bytes, DerError, isEqual } from './der.ts';
import { PdfSignatureError } from './pdf-signature-error.ts';
import type { ValidationData } from './pdf-update.ts';
import { hasIssued, readOcspAnswer, readRevocationList, type Standing } from './revocation.ts';
import type { Signature } from './signed-range.ts';

export interface CertificateStanding {
  certificate: SignerCertificate;
  by: 'ocsp' | 'revocation_list';
  /** Of what the issuer said. */
  saidAt: Date;
}

/**
 * All of the data is used: what says nothing of these certificates has no place there.
 *
 * @throws PdfSignatureError, DerError or UnknownAlgorithmError
 */
export async function standingsIn(data: ValidationData, signature: Signature): Promise<CertificateStanding[]> {
  const { leaves, at, known } = await certificatesOf(signature);
  const added = await Promise.all(data.certificates.map((bytes) => readCertificate(bytes)));
  const used = new Set<Bytes>();
  const findIssuer = async (certificate: Certificate) => {
    const issuer = await firstIssuer([...known, ...added], certificate);
    if (issuer !== undefined) used.add(issuer.bytes);
    return issuer;
  };
  const standings: CertificateStanding[] = [];
  for await (const { certificate, issuer } of linksOf(leaves, findIssuer)) {
    const found = await findStanding(data, certificate, issuer);
    if (found === undefined) throw new DerError('Of a certificate nothing is said.');
    const { by, standing, bytes } = found;
    assertGood(standing, certificate, at);
    used.add(bytes);
    standings.push({ certificate: certificate.about, by, saidAt: standing.thisUpdate });
  }
  const isLeftOver = (bytes: Bytes) => !used.has(bytes);
  if (Object.values(data).flat().some(isLeftOver)) throw new DerError('There is more than is of use.');
  return standings;
}

/** Both that have signed, and what came with them. */
export async function certificatesOf({ signed, timestamp }: Signature): Promise<{
  leaves: [Certificate, Certificate];
  at: Date;
  known: Certificate[];
}> {
  if (timestamp === null || signed.timestampToken === undefined) throw new DerError('There is no timestamp.');
  const token = await readSignedContent(signed.timestampToken.whole, 'timestampInfo');
  return {
    leaves: [signed.certificate, token.certificate],
    at: timestamp.at,
    known: [...signed.certificates, ...token.certificates],
  };
}

/** No chain of the world is longer. */
const MOST_LINKS = 16;

export interface Link {
  certificate: Certificate;
  issuer: Certificate;
}

/** Each certificate that somebody else has issued, once, with that issuer. */
export async function* linksOf(
  leaves: readonly Certificate[],
  findIssuer: (certificate: Certificate) => Promise<Certificate | undefined>,
): AsyncGenerator<Link> {
  const seen = new Set<string>();
  for (const leaf of leaves) {
    let certificate = leaf;
    while (!isEqual(certificate.subject, certificate.issuer) && !seen.has(certificate.thumbprint)) {
      const issuer = seen.size < MOST_LINKS ? await findIssuer(certificate) : undefined;
      if (issuer === undefined) throw new DerError('The issuer of a certificate is missing.');
      seen.add(certificate.thumbprint);
      yield { certificate, issuer };
      certificate = issuer;
    }
  }
}

export async function firstIssuer(
  among: readonly Certificate[],
  certificate: Certificate,
): Promise<Certificate | undefined> {
  for (const each of among) if (await hasIssued(each, certificate)) return each;
  return undefined;
}

async function findStanding(
  { ocspAnswers, revocationLists }: ValidationData,
  certificate: Certificate,
  issuer: Certificate,
): Promise<{ by: CertificateStanding['by']; standing: Standing; bytes: Bytes } | undefined> {
  for (const bytes of ocspAnswers) {
    const standing = await readOcspAnswer(bytes, certificate, issuer);
    if (standing !== undefined) return { by: 'ocsp', standing, bytes };
  }
  for (const bytes of revocationLists) {
    const standing = await readRevocationList(bytes, certificate, issuer);
    if (standing !== undefined) return { by: 'revocation_list', standing, bytes };
  }
  return undefined;
}

/** The clocks of two authorities differ, and one that gives no end answers for now. */
const SLACK_MS = 5 * 60_000;

export function isGood(
  { state, thisUpdate, nextUpdate }: Standing,
  { about }: Pick<Certificate, 'about'>,
  at: Date,
): boolean {
  const lastMs = (nextUpdate ?? thisUpdate).getTime() + SLACK_MS;
  // Of one that has ended, an authority may know nothing any more.
  return state === 'good' && at.getTime() <= lastMs && thisUpdate <= about.validUntil;
}

function assertGood(standing: Standing, certificate: Certificate, at: Date): void {
  if (standing.state === 'revoked') {
    throw new PdfSignatureError(
      'certificate_revoked',
      'A certificate of the signature was revoked.',
      certificate.about,
    );
  }
  if (!isGood(standing, certificate, at)) throw new DerError('What is said of a certificate is of another time.');
}
