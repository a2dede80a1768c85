/** xmlsec1, an implementation of XML signatures by others: what it verifies, and what it signs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SOAP, WSU } from './namespaces.ts';
import type { SigningKey } from './read-pkcs12.ts';

/** Apt package `xmlsec1`. Where it is missing, the tests that need it say so. */
export const hasXmlsec = spawnSync('xmlsec1', ['--version']).status === 0;

const ids = ['--id-attr:Id', `${SOAP}:Body`, '--id-attr:Id', `${WSU}:Timestamp`];

/** What xmlsec1 says; it throws where it does not verify the message. */
export function verifyByXmlsec(message: string, { certificate }: SigningKey): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'message.xml'), message);
    writeFileSync(join(folder, 'certificate.pem'), new X509Certificate(certificate).toString());
    const key = ['--pubkey-cert-pem', join(folder, 'certificate.pem')];
    const { status, stderr } = spawnSync('xmlsec1', ['--verify', ...key, ...ids, join(folder, 'message.xml')]);
    if (status !== 0) throw new Error(`xmlsec1 does not verify it: ${stderr}`);
    return stderr.toString();
  });
}

/** The template with its digest and its value filled in. */
export function signByXmlsec(template: string, { privateKey }: SigningKey): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'template.xml'), template);
    writeFileSync(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const key = ['--privkey-pem', join(folder, 'key.pem')];
    return execFileSync('xmlsec1', ['--sign', ...key, ...ids, join(folder, 'template.xml')], {
      stdio: 'pipe',
    }).toString();
  });
}

function inFolder<Result>(use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-xmlsec-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
