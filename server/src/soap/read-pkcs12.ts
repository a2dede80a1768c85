/** The key that signs, from a PKCS#12 file: the private key and the certificate that belongs to it. RSA only. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createRequire } from 'node:module';
import type forge from 'node-forge';

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

type BagTypes = Record<'pkcs8ShroudedKeyBag' | 'keyBag' | 'certBag', string>;

/** Only now: most gateways have no such file, and settings are read in one go. */
function loadForge(): typeof forge {
  return createRequire(import.meta.url)('node-forge');
}

function openStore(bytes: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    const { asn1, pkcs12 } = loadForge();
    return pkcs12.pkcs12FromAsn1(asn1.fromDer(Buffer.from(bytes).toString('binary')), false, password);
  } catch {
    throw new Error('The PKCS#12 file cannot be opened: it is none, or the password is another.');
  }
}

function onlyPrivateKey(store: forge.pkcs12.Pkcs12Pfx): KeyObject {
  const { pki } = loadForge();
  const { pkcs8ShroudedKeyBag, keyBag } = pki.oids as BagTypes;
  const bags = [pkcs8ShroudedKeyBag, keyBag].flatMap((bagType) => store.getBags({ bagType })[bagType] ?? []);
  const [key, ...more] = bags.flatMap((bag) => bag.key ?? []);
  if (key === undefined) throw new Error('The PKCS#12 file has no RSA key; GOST keys need NCANode.');
  if (more.length > 0) throw new Error('The PKCS#12 file has more than one key; keep one.');
  return createPrivateKey(pki.privateKeyToPem(key));
}

/** Certificates of other algorithms are taken as they are. */
function certificatesIn(store: forge.pkcs12.Pkcs12Pfx): X509Certificate[] {
  const { asn1, pki } = loadForge();
  const { certBag } = pki.oids as BagTypes;
  const bags = store.getBags({ bagType: certBag })[certBag] ?? [];
  return bags.flatMap(({ cert, asn1: found }) => {
    const body = cert === undefined || cert === null ? found : pki.certificateToAsn1(cert);
    try {
      return new X509Certificate(Buffer.from(asn1.toDer(body).getBytes(), 'binary'));
    } catch {
      return [];
    }
  });
}
