import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examineSettings } from './findings.ts';
import { readConfig } from './read-config.ts';

const aboutTls = (databaseUrl: string) =>
  examineSettings(readConfig({ DATABASE_URL: databaseUrl, QUJAT_DEMONSTRATION: 'off' }), []).find(
    ({ subject }) => subject === 'store, TLS',
  )?.outcome;

test('a database on another machine is warned of without TLS, and with TLS that takes any certificate', () => {
  const elsewhere = 'postgres://qujat:word@db.example/qujat';
  for (const query of ['', '?sslmode=disable', '?sslmode=prefer', '?sslmode=no-verify', '?ssl=false']) {
    assert.equal(aboutTls(`${elsewhere}${query}`), 'warning', query);
  }
  for (const query of ['?sslmode=require', '?sslmode=verify-ca', '?sslmode=verify-full', '?ssl=true']) {
    assert.equal(aboutTls(`${elsewhere}${query}`), 'ok', query);
  }
  assert.equal(aboutTls('postgres://qujat:word@127.0.0.1/qujat'), undefined);
});
