import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPasswordHashing, leastParameters, recommendedParameters } from './password-hash.ts';

const quick = createPasswordHashing(leastParameters);

test('a hash tells its parameters, verifies its own password only, and no two are alike', async () => {
  const [one, other] = await Promise.all([quick.hash('кеше далада'), quick.hash('кеше далада')]);
  assert.match(one, /^\$argon2id\$v=19\$m=8,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.notEqual(one, other);
  assert.equal(await quick.verify('кеше далада', one), true);
  assert.equal(await quick.verify('кеше далад', one), false);
  assert.equal(await quick.verify('кеше далада', undefined), false);
});

test('a hash of old parameters is verified as it is, and known as outdated', async () => {
  const old = await quick.hash('кеше далада');
  const stronger = createPasswordHashing({ memoryKib: 16, passes: 2, parallelism: 1 });
  assert.equal(await stronger.verify('кеше далада', old), true);
  assert.equal(stronger.isOutdated(old), true);
  assert.equal(quick.isOutdated(old), false);
});

test('the parameters in use are those of RFC 9106, and many at once are all answered', async () => {
  assert.deepEqual(recommendedParameters, { memoryKib: 65_536, passes: 3, parallelism: 4 });
  const real = createPasswordHashing();
  const hash = await real.hash('кеше далада жел соқты');
  const answers = await Promise.all(
    ['кеше далада жел соқты', 'x', 'кеше далада жел соқты'].map((each) => real.verify(each, hash)),
  );
  assert.deepEqual(answers, [true, false, true]);
});
