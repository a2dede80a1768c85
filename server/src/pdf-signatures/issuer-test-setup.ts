/** An issuer of certificates on this machine, that says over HTTP what it thinks of them: by `openssl ca` and `openssl ocsp`. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { TimestampSettings } from './local/sign-with-key.ts';
import { type PdfSigningKey, readPdfSigningKey } from './local/signing-key.ts';
import { type MadeKey, newFolder, startTimestamps } from './pdf-signatures-test-setup.ts';

/** Where a certificate says that its issuer answers for it. */
type AnswersBy = 'ocsp' | 'list' | 'nobody';

export interface TestIssuer {
  /** @param withIssuer whether the issuer's certificate stands behind it in the file */
  issue(name: string, answersBy: AnswersBy, extensions?: string, withIssuer?: boolean): MadeKey;
  /** @param name of its key */
  revoke(name: string): void;
  refuse(refuses: boolean): void;
  /** From now on this key answers OCSP for it. */
  answerBy(made: MadeKey): void;
  /** Paths that were asked for. */
  asked: string[];
  certificateFile: string;
}

export async function startIssuer(t: TestContext, name = 'issuer'): Promise<TestIssuer> {
  const folder = newFolder(t);
  const at = (file: string) => join(folder, file);
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const asked: string[] = [];
  let refuses = false;
  let responder: MadeKey = { keyFile: at('issuer.pem'), certificateFile: at('issuer.crt') };
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const body = Buffer.concat(await request.toArray());
    if (refuses) return response.writeHead(503).end();
    return response.end(answer(path, body));
  });
  const answer = (path: string, body: Buffer): Buffer => {
    if (path === '/issuer.crt') return openssl('x509', '-in', 'issuer.crt', '-outform', 'DER');
    if (path === '/list.crl') {
      openssl('ca', '-config', 'ca.cnf', '-gencrl', '-out', 'list.pem');
      return openssl('crl', '-in', 'list.pem', '-outform', 'DER');
    }
    writeFileSync(at('request.der'), body);
    const by = ['-CA', 'issuer.crt', '-rsigner', responder.certificateFile, '-rkey', responder.keyFile];
    const files = ['-index', 'index.txt', '-reqin', 'request.der', '-respout', 'answer.der'];
    openssl('ocsp', ...by, '-ndays', '7', ...files);
    return readFileSync(at('answer.der'));
  };
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  mkdirSync(at('issued'));
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('ca.cnf'), CONFIGURATION);
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const own = ['-keyout', 'issuer.pem', '-out', 'issuer.crt', '-days', '30', '-subj', `/C=KZ/CN=${name}`];
  openssl('req', '-x509', ...curve, ...own);

  const places: Record<AnswersBy, string> = {
    ocsp: `authorityInfoAccess = OCSP;URI:${url}/ocsp`,
    list: `crlDistributionPoints = URI:${url}/list.crl\nauthorityInfoAccess = caIssuers;URI:${url}/issuer.crt`,
    nobody: 'basicConstraints = CA:FALSE',
  };
  return {
    issue(subject, answersBy, extensions = '', withIssuer = false) {
      const [keyFile, certificateFile] = [at(`${subject}.pem`), at(`${subject}.crt`)];
      openssl('req', '-new', ...curve, '-keyout', keyFile, '-out', 'request.csr', '-subj', `/C=KZ/CN=${subject}`);
      writeFileSync(at('extensions.cnf'), `${places[answersBy]}\n${extensions}\n`);
      const words = ['-in', 'request.csr', '-out', certificateFile, '-extfile', 'extensions.cnf', '-notext', '-batch'];
      openssl('ca', '-config', 'ca.cnf', ...words);
      if (withIssuer) writeFileSync(certificateFile, readFileSync(at('issuer.crt')), { flag: 'a' });
      return { keyFile, certificateFile };
    },
    revoke: (subject) => void openssl('ca', '-config', 'ca.cnf', '-revoke', `${subject}.crt`),
    refuse: (now) => {
      refuses = now;
    },
    answerBy: (made) => {
      responder = made;
    },
    asked,
    certificateFile: at('issuer.crt'),
  };
}

export interface TestIssuers {
  issuer: TestIssuer;
  issuerFile: string;
  key: PdfSigningKey;
  timestamps: TimestampSettings;
}

/** A gateway's key whose issuer answers by OCSP, and an authority for timestamps whose issuer has a list and sends its certificate. */
export async function startIssuers(t: TestContext): Promise<TestIssuers> {
  const [issuer, another] = [await startIssuer(t), await startIssuer(t, 'issuer of timestamps')];
  const made = issuer.issue('gateway', 'ocsp', '', true);
  const authority = another.issue('timestamps', 'list', 'extendedKeyUsage = critical,timeStamping');
  const { settings: timestamps } = await startTimestamps(t, newFolder(t), authority);
  return {
    issuer,
    issuerFile: issuer.certificateFile,
    key: readPdfSigningKey(made.keyFile, made.certificateFile),
    timestamps,
  };
}

const CONFIGURATION = `
[ca]
default_ca = one
[one]
database = index.txt
new_certs_dir = issued
certificate = issuer.crt
private_key = issuer.pem
rand_serial = yes
default_md = sha256
default_days = 2
default_crl_days = 7
policy = any
[any]
countryName = supplied
commonName = supplied
`;
