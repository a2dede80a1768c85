/** qujat verify, of a credential from a wallet: what of the document it shows, that a gateway has signed it, and whether it was revoked since. */
import { readFile } from 'node:fs/promises';
import { CredentialError, isRevoked, type VerifiedCredential, verifyCredential } from '@qujat/sdk/credentials';
import type { GatewayKeys } from '@qujat/sdk/receipts';
import { CommandError } from './failure.ts';
import type { Terminal } from './terminal.ts';
import { GATEWAYS_WORD, SAMPLE } from './verified-words.ts';

/** A JWT and what is disclosed of it. Undefined where the file is something else. */
export async function textOfCredential(file: string): Promise<string | undefined> {
  const text = (await readFile(file, 'latin1')).trim();
  return /^ey[^~{]*~/.test(text) ? text : undefined;
}

/** @param listFile what is at the address of the status list, if it was fetched */
export async function runVerifyCredential(
  text: string,
  listFile: string | undefined,
  keys: GatewayKeys,
  terminal: Terminal,
): Promise<void> {
  try {
    const credential = await verifyCredential(text, { keys });
    const list = listFile === undefined ? undefined : (await readFile(listFile, 'latin1')).trim();
    const revoked = list === undefined ? null : await isRevoked(credential, list, { keys });
    if (revoked === true) throw new CommandError('refused', 'The credential was revoked.', { code: 'revoked' });
    terminal.print({ ...credential, revoked }, describe(credential, revoked));
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    throw new CommandError('refused', error.message, { code: error.code });
  }
}

function describe(credential: VerifiedCredential, revoked: boolean | null): string {
  const { issuer, issuedAt, expiresAt, environment, documentType, keyId, claims, status, shown } = credential;
  const lines = [
    `The gateway ${issuer} gave this credential of a document ${documentType} on ${issuedAt.toISOString().slice(0, 10)}.`,
    `It is valid until ${expiresAt.toISOString()}, and signed with the key ${keyId}. It shows:`,
    JSON.stringify(claims, shorten, 2),
    shown === null
      ? 'Nothing proves that its holder has given it to you: it may be a copy.'
      : `Its holder has shown it to ${shown.audience} at ${shown.at.toISOString()}, with the nonce ${shown.nonce}.`,
    revoked === null
      ? `Whether it was revoked is told by the list at ${status.uri}: save that, and name it with --status-list.`
      : 'By the status list it was not revoked.',
  ];
  if (environment === 'test') lines.push(SAMPLE);
  lines.push(GATEWAYS_WORD);
  return `${lines.join('\n')}\n`;
}

const LONGEST_SHOWN = 200;

/** The photo fills a screen. */
function shorten(_name: string, value: unknown): unknown {
  return typeof value === 'string' && value.length > LONGEST_SHOWN ? `… ${value.length} characters` : value;
}
