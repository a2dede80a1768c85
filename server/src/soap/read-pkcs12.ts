/** The key that signs, from a PKCS#12 file: the private key and the certificate that belongs to it. RSA only. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

export interface SigningKey {
  privateKey: KeyObject;
  /** DER. */
  certificate: Buffer;
}

/** @throws Error a sentence about the file, without its content */
export function readPkcs12(bytes: Uint8Array, password: string): SigningKey {
  const store = openStore(bytes, password);
  const privateKey = onlyPrivateKey(store);
  const certificate = certificatesIn(store).find((candidate) => candidate.checkPrivateKey(privateKey));
  if (certificate === undefined) throw new Error('The PKCS#12 file has no certificate that belongs to its key.');
  return { privateKey, certificate: certificate.raw };
}

const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids as Record<
  'pkcs8ShroudedKeyBag' | 'keyBag' | 'certBag',
  string
>;

function openStore(bytes: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    const asn1 = forge.asn1.fromDer(Buffer.from(bytes).toString('binary'));
    return forge.pkcs12.pkcs12FromAsn1(asn1, false, password);
  } catch {
    throw new Error('The PKCS#12 file cannot be opened: it is none, or the password is another.');
  }
}

function onlyPrivateKey(store: forge.pkcs12.Pkcs12Pfx): KeyObject {
  const bags = [pkcs8ShroudedKeyBag, keyBag].flatMap((bagType) => store.getBags({ bagType })[bagType] ?? []);
  const [key, ...more] = bags.flatMap((bag) => bag.key ?? []);
  if (key === undefined) throw new Error('The PKCS#12 file has no RSA key; GOST keys need NCANode.');
  if (more.length > 0) throw new Error('The PKCS#12 file has more than one key; keep one.');
  return createPrivateKey(forge.pki.privateKeyToPem(key));
}

/** Certificates of other algorithms are taken as they are. */
function certificatesIn(store: forge.pkcs12.Pkcs12Pfx): X509Certificate[] {
  const bags = store.getBags({ bagType: certBag })[certBag] ?? [];
  return bags.flatMap(({ cert, asn1 }) => {
    const body = cert === undefined || cert === null ? asn1 : forge.pki.certificateToAsn1(cert);
    try {
      return new X509Certificate(Buffer.from(forge.asn1.toDer(body).getBytes(), 'binary'));
    } catch {
      return [];
    }
  });
}
