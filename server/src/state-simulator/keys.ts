/**
 * The keys of a simulator, in its data directory: made at its first start, and the same ever after. A small authority issues a
 * certificate to the state and one to the gateway; the authority's own key is thrown away.
 *
 *   authority.pem    what the gateway trusts            state.p12        what the simulator signs with
 *   gateway.p12      what the gateway signs with        gateway.pem      what the simulator trusts
 *   password         of both PKCS#12 files
 */
import { randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DAY_MS } from '../clock.ts';
import { makeSigningKey, writePkcs12 } from '../soap/make-signing-key.ts';
import { readPkcs12, type SigningKey } from '../soap/read-pkcs12.ts';
import { makeFolder } from '../system/make-folder.ts';

/** A part of the subject of the state's certificate: the number of an organisation that does not exist. */
export const STATE_UNIT = 'BIN000000000000';

const YEAR_MS = 365 * DAY_MS;
const YEARS = 10;

export function openSimulatorKeys(directory: string, nowMs: number) {
  const files = keyFiles(resolve(directory));
  // Written last: where it is there, so are the others.
  if (!existsSync(files.state)) makeKeys(files, directory, nowMs);
  const password = readFileSync(files.password, 'utf8').trim();
  return {
    state: readPkcs12(readFileSync(files.state), password),
    gatewayCertificate: new X509Certificate(readFileSync(files.gatewayCertificate)),
    files,
  };
}

export type SimulatorKeys = ReturnType<typeof openSimulatorKeys>;

function keyFiles(directory: string) {
  return {
    authority: join(directory, 'authority.pem'),
    state: join(directory, 'state.p12'),
    gateway: join(directory, 'gateway.p12'),
    gatewayCertificate: join(directory, 'gateway.pem'),
    password: join(directory, 'password'),
  };
}

/** Absolute paths. */
export type SimulatorKeyFiles = ReturnType<typeof keyFiles>;

function makeKeys(files: SimulatorKeyFiles, directory: string, nowMs: number): void {
  makeFolder(directory, 0o700);
  const life = { validFromMs: nowMs - DAY_MS, validToMs: nowMs + YEARS * YEAR_MS };
  const authority = makeSigningKey({ commonName: 'Qujat simulator authority', isAuthority: true, ...life });
  const issued = { issuer: authority, ...life };
  const state = makeSigningKey({ commonName: 'Qujat simulated state', organizationalUnit: STATE_UNIT, ...issued });
  const gateway = makeSigningKey({ commonName: 'Qujat gateway', ...issued });
  const password = randomBytes(18).toString('base64url');
  const write = (file: string, content: string | Buffer) => writeFileSync(file, content, { mode: 0o600 });
  write(files.password, `${password}\n`);
  write(files.authority, pemOf(authority));
  write(files.gatewayCertificate, pemOf(gateway));
  write(files.gateway, writePkcs12(gateway, password));
  write(files.state, writePkcs12(state, password));
}

function pemOf({ certificate }: SigningKey): string {
  return new X509Certificate(certificate).toString();
}
