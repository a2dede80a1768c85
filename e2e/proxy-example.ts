/** What an example of `deploy/` needs to be started in a test: other places in it, and a certificate. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const HOST = 'qujat.example.kz';

/** Each of them once: an example that says something else is another example. */
export function replaced(example: string, replacements: Record<string, string>): string {
  return Object.entries(replacements).reduce((text, [from, to]) => {
    assert.equal(text.split(from).length, 2, `${from} stands once`);
    return text.replace(from, to);
  }, example);
}

/** Makes `qujat.pem`, `qujat.key` and `qujat-with-key.pem`, for `HOST`; gives the certificate, which vouches for itself. */
export function makeCertificate(directory: string): string {
  const [certificate, key] = [join(directory, 'qujat.pem'), join(directory, 'qujat.key')];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const named = ['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`, '-keyout', key, '-out', certificate];
  assert.equal(spawnSync('openssl', [...made, ...named]).status, 0);
  const ca = readFileSync(certificate, 'utf8');
  writeFileSync(join(directory, 'qujat-with-key.pem'), ca + readFileSync(key, 'utf8'));
  return ca;
}
