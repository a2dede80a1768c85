/**
 * Signed notes (https://c2sp.org/signed-note): a short text with Ed25519 signatures (RFC 8032) below it, each under the name of
 * its key. Tools of transparency logs read them, and witnesses can add signatures of their own.
 */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

export interface NoteVerifier {
  name: string;
  /** Eight hex digits. */
  keyId: string;
  publicKey: KeyObject;
}

/** The type byte of Ed25519 in signed-note. */
const ED25519 = '\x01';
/** RFC 8410: what stands before the 32 bytes of the seed in PKCS #8, and of the public key in SubjectPublicKeyInfo. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** @param seed 32 bytes  @param nameOf the name of the key, without spaces and `+`; made from the public key */
export function createNoteSigner(seed: Uint8Array, nameOf: (publicKey: Uint8Array) => string) {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const publicBytes = spki.subarray(SPKI_HEAD.length);
  const name = nameOf(publicBytes);
  const typed = Buffer.concat([Buffer.from(ED25519), publicBytes]);
  const keyId = keyIdOf(name, typed);
  return {
    name,
    /** What others verify with: `<name>+<key id>+<base64 of type and public key>`. */
    verifierKey: `${name}+${keyId}+${typed.toString('base64')}`,
    /** @param text ends with a newline */
    sign: (text: string): string => {
      const signature = Buffer.concat([Buffer.from(keyId, 'hex'), sign(null, Buffer.from(text), key)]);
      return `${text}\n— ${name} ${signature.toString('base64')}\n`;
    },
  };
}

export type NoteSigner = ReturnType<typeof createNoteSigner>;

/** @throws Error where the text is no verifier key of an Ed25519 key, or its id is not that of its name and key */
export function parseVerifierKey(text: string): NoteVerifier {
  const [, name = '', keyId = '', base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  const typed = Buffer.from(base64, 'base64');
  if (typed.length !== 33 || typed[0] !== 1 || typed.toString('base64') !== base64 || keyIdOf(name, typed) !== keyId) {
    throw new Error('This is no verifier key of the form <name>+<key id>+<base64>');
  }
  const spki = Buffer.concat([SPKI_HEAD, typed.subarray(1)]);
  return { name, keyId, publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }) };
}

/** @throws Error where the note is malformed, or not signed by this key */
export function openNote(note: string, verifier: NoteVerifier) {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2).split('\n');
  if (end < 1 || lines.pop() !== '' || lines.length === 0) throw new Error('This is no signed note');
  const ours = lines
    .map(parseSignature)
    .filter(({ name, keyId }) => name === verifier.name && keyId === verifier.keyId);
  const signed = ours.some(({ signature }) => verify(null, Buffer.from(text), verifier.publicKey, signature));
  if (!signed) throw new Error(`The note is not signed by the key ${verifier.name}+${verifier.keyId}`);
  return {
    /** Ends with a newline. */
    text,
    /** How many signatures there are, those of other keys included. */
    signatures: lines.length,
  };
}

function parseSignature(line: string): { name: string; keyId: string; signature: Buffer } {
  const [, name = '', base64 = ''] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 5 || bytes.toString('base64') !== base64) throw new Error('A signature of the note is malformed');
  return { name, keyId: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) };
}

function keyIdOf(name: string, typedKey: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typedKey])).slice(0, 8);
}
