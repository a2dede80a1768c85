/** A backup as bytes: packed with Zstandard and, for recipients, encrypted by age. What is encrypted can be opened by them alone. */
import { pipeline, Readable, type Transform } from 'node:stream';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import type { Decrypter } from 'age-encryption';
import { systemWords } from '../system/system-words.ts';
import { BackupError, damaged } from './backup-format.ts';

/** @param recipients `age1…`; none for a backup that everybody can read */
export async function packBackup(lines: AsyncIterable<string>, recipients: readonly string[]): Promise<Readable> {
  const packed = pipeTo(Readable.from(lines), createZstdCompress());
  if (recipients.length === 0) return packed;
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) addRecipient(encrypter, recipient);
  return Readable.fromWeb(await encrypter.encrypt(webOf(packed)));
}

/** @throws BackupError where a recipient is none */
export async function assertRecipients(recipients: readonly string[]): Promise<void> {
  const { Encrypter } = await import('age-encryption');
  for (const recipient of recipients) addRecipient(new Encrypter(), recipient);
}

function addRecipient(encrypter: { addRecipient(recipient: string): void }, recipient: string): void {
  try {
    encrypter.addRecipient(recipient);
  } catch (error) {
    throw new BackupError('A recipient must be a public key of age, which begins with age1.', { cause: error });
  }
}

/**
 * @param identities the text of a file of age: lines with `AGE-SECRET-KEY-1…`, and comments
 * @throws BackupError, also while it is read, where the backup is damaged or no identity opens it
 */
export async function unpackBackup(
  bytes: AsyncIterable<Uint8Array>,
  identities: string | undefined,
): Promise<AsyncIterable<Uint8Array>> {
  const { first, all } = await peek(bytes);
  const isEncrypted = Buffer.from(first).subarray(0, MAGIC.length).equals(MAGIC);
  const packed = isEncrypted ? await openEncrypted(all, identities) : all;
  return reportDamage(pipeTo(packed, createZstdDecompress()));
}

const MAGIC = Buffer.from('age-encryption.org/');

async function openEncrypted(encrypted: Readable, identities: string | undefined): Promise<Readable> {
  if (identities === undefined) {
    throw new BackupError('This backup is encrypted. Name the file with the key that opens it: --identity <file>.');
  }
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  addIdentities(decrypter, identities);
  try {
    return Readable.fromWeb(await decrypter.decrypt(webOf(encrypted)));
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('no identity matched')) throw damaged(error);
    throw new BackupError('The key in the file of --identity does not open this backup: it was made for another one.', {
      cause: error,
    });
  }
}

function addIdentities(decrypter: Decrypter, text: string): void {
  const lines = text.split('\n').map((line) => line.trim());
  const identities = lines.filter((line) => line !== '' && !line.startsWith('#'));
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch (error) {
    // Its own words may repeat the key.
    throw new BackupError('The file of --identity must have keys of age, which begin with AGE-SECRET-KEY-.', {
      cause: error instanceof Error ? error.name : undefined,
    });
  }
  if (identities.length === 0) throw new BackupError('The file of --identity has no key in it.');
}

/** As many bytes as tell what it is. */
async function peek(bytes: AsyncIterable<Uint8Array>): Promise<{ first: Uint8Array; all: Readable }> {
  const iterator = bytes[Symbol.asyncIterator]();
  let first = new Uint8Array();
  while (first.length < MAGIC.length) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  async function* all() {
    yield first;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { first, all: Readable.from(all(), { objectMode: false }) };
}

async function* reportDamage(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    // The disk is no fault of what is on it.
    throw systemWords(error) === undefined ? damaged(error) : error;
  }
}

/** What ends one of them early ends the other, with its reason. */
function pipeTo(from: Readable, through: Transform): Transform {
  return pipeline(from, through, () => {});
}

function webOf(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
