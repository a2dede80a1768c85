import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDatabase } from './open-database.ts';

test('a database of another kind is refused, without showing the password', async () => {
  await assert.rejects(
    openDatabase({ databaseUrl: 'mysql://root:secret@db/qujat', dataDirectory: '' }),
    (error: Error) => {
      assert.match(error.message, /must begin with postgres:\/\/ or postgresql:\/\/, not mysql:\/\//);
      assert.doesNotMatch(error.message, /secret|root|db\/qujat/);
      return true;
    },
  );
});

test('an empty URL is refused rather than taken for SQLite', async () => {
  for (const databaseUrl of ['', 'user:secret@db']) {
    await assert.rejects(openDatabase({ databaseUrl, dataDirectory: '' }), /a text without a scheme/);
  }
});

test('a PostgreSQL that cannot be reached is an error that does not show the password', async () => {
  const databaseUrl = 'postgresql://qujat:secret@127.0.0.1:1/qujat';
  await assert.rejects(openDatabase({ databaseUrl, dataDirectory: '' }), (error: Error) => {
    assert.doesNotMatch(`${error.message} ${error.stack}`, /secret/);
    return true;
  });
});

test('a list of hosts is refused with what to do instead, without showing the password', async () => {
  const databaseUrl = 'postgresql://qujat:se@cret@one:5432,two:5432/qujat';
  await assert.rejects(openDatabase({ databaseUrl, dataDirectory: '' }), {
    message: /^DATABASE_URL names several hosts: give it one address(?!.*cret)/,
  });
});
