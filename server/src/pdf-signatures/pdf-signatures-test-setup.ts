/** What the tests of signed PDFs share: keys with certificates that `openssl` has made, and an authority for timestamps on this machine. */
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { pdfOfPages, textPage } from '../rendering/supplied/supplied-test-setup.ts';
import { createAuthorities } from './local/authorities.ts';
import { type SigningTask, signWithKey, type TimestampSettings } from './local/sign-with-key.ts';
import type { PdfSigningKey } from './local/signing-key.ts';
import { publishCertificate } from './published-certificate.ts';

/** Nobody has signed it. */
export const plainPdf: Buffer<ArrayBuffer> = Buffer.from(pdfOfPages([textPage]));

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

export function newFolder(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-pdf-signatures-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The whole file. */
export async function signedPdf(
  task: Omit<SigningTask, 'validationData'> & Partial<SigningTask>,
): Promise<Buffer<ArrayBuffer>> {
  const { addition } = await signWithKey({ validationData: undefined, ...task }, createAuthorities(fetch));
  return Buffer.concat([task.pdf, addition]);
}

export interface MadeKey {
  keyFile: string;
  certificateFile: string;
}

const ALGORITHMS = {
  'P-256': ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  RSA: ['-newkey', 'rsa:2048'],
} as const;

/** Signed by itself. */
export function makeKey(folder: string, name: string, algorithm: keyof typeof ALGORITHMS = 'P-256'): MadeKey {
  const [keyFile, certificateFile] = [join(folder, `${name}.pem`), join(folder, `${name}.crt`)];
  const subject = ['-subj', `/C=KZ/O=Мысал ұйымы/CN=${name}`, '-utf8'];
  const out = ['-keyout', keyFile, '-out', certificateFile, '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...ALGORITHMS[algorithm], '-nodes', ...out, ...subject], {
    stdio: 'ignore',
  });
  return { keyFile, certificateFile };
}

/** The key set that a gateway with this key publishes. */
export function trustedBy({ certificates: [certificate = new Uint8Array()] }: PdfSigningKey): { keys: object[] } {
  return { keys: publishCertificate(new X509Certificate(certificate)) };
}

export interface TestTimestamps {
  /** However busy the machine is. */
  settings: TimestampSettings;
  asked(): number;
  refuse(refuses: boolean): void;
  /** From now on it gives the last answer again. */
  repeat(): void;
}

/**
 * An authority that answers by `openssl ts`, as one on the internet would.
 *
 * @param made its key and certificate; else it has one that it has issued itself
 */
export async function startTimestamps(t: TestContext, folder: string, made?: MadeKey): Promise<TestTimestamps> {
  const configuration = join(folder, 'tsa.cnf');
  const { keyFile, certificateFile } = made ?? {
    keyFile: join(folder, 'tsa.pem'),
    certificateFile: join(folder, 'tsa.crt'),
  };
  writeFileSync(configuration, tsaConfiguration(folder, keyFile, certificateFile));
  if (made === undefined) {
    const words = ['-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile, '-out', certificateFile, '-days', '2'];
    execFileSync('openssl', ['req', '-x509', '-config', configuration, ...words], { stdio: 'ignore' });
  }
  let [asked, refuses, repeats] = [0, false, false];
  let reply: Buffer | undefined;
  const server = createServer(async (request, response) => {
    asked += 1;
    if (refuses) return response.writeHead(503).end();
    const query = join(folder, `query-${asked}.tsq`);
    writeFileSync(query, Buffer.concat(await request.toArray()));
    const words = ['ts', '-reply', '-config', configuration, '-queryfile', query];
    if (!repeats) reply = execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'ignore'] });
    return response.setHeader('content-type', 'application/timestamp-reply').end(reply);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    settings: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, timeoutMs: 60_000 },
    asked: () => asked,
    refuse: (now) => {
      refuses = now;
    },
    repeat: () => {
      repeats = true;
    },
  };
}

function tsaConfiguration(folder: string, key: string, certificate: string): string {
  const serial = join(folder, 'serial');
  writeFileSync(serial, '01');
  return `
[req]
prompt = no
distinguished_name = dn
x509_extensions = ext
[dn]
CN = Timestamps of a test
[ext]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = one
[one]
serial = ${serial}
signer_cert = ${certificate}
certs = ${certificate}
signer_key = ${key}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
`;
}
