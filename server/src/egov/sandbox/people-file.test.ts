/** The operator's file of people: every organisation has them, and a wrong one stops the start. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startTestGateway } from '../../app/test-gateway.ts';
import { readPeopleFile } from './people-file.ts';

const DAY = '2026-11-28';
const arman = { last_name: 'ҮЛГІБАЕВ', first_name: 'АРМАН', birth_date: '1990-01-31', sex: 'male' };

function fileWith(t: TestContext, content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-people-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'people.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('the file has one person or several, the same at each start; without the setting there is nobody', async (t) => {
  assert.deepEqual(await readPeopleFile(undefined, DAY), []);
  assert.equal((await readPeopleFile(fileWith(t, arman), DAY)).length, 1);
  const path = fileWith(t, { people: [arman, arman] });
  const [first, second] = await readPeopleFile(path, DAY);
  assert.deepEqual(await readPeopleFile(path, DAY), [first, second]);
  assert.notEqual(first?.iin, second?.iin);
});

test('a file may begin as editors of Windows write it, with a byte order mark, and have their line ends', async (t) => {
  const path = fileWith(t, `\ufeff${JSON.stringify(arman, null, 2).replaceAll('\n', '\r\n')}\r\n`);
  assert.equal((await readPeopleFile(path, DAY)).length, 1);
});

test('the example of the guide can be read', async () => {
  const example = fileURLToPath(new URL('../../../../docs/guides/sandbox-people.json', import.meta.url));
  assert.equal((await readPeopleFile(example, DAY)).length, 4);
});

test('what is wrong is told with the setting, the file, the person and the field', async (t) => {
  const wrong: [content: unknown, message: string][] = [
    [
      { people: [arman, arman, { ...arman, birth_date: '2099-01-01', phone: '5' }] },
      `is wrong. people.2.birth_date must be from 1900-01-01 to ${DAY}. people.2.phone must be a Kazakhstan mobile number, such as 77015550101.`,
    ],
    [
      { people: [{ ...arman, iin: '900101300017' }] },
      'is wrong. people.0.iin is that of somebody else in the sandbox.',
    ],
    ['[', 'is not JSON.'],
    ['[]', 'is wrong. It must be one person, or an object whose field people is a list of them.'],
  ];
  for (const [content, message] of wrong) {
    const reading = readPeopleFile(fileWith(t, content), DAY);
    await assert.rejects(reading, { message: `QUJAT_SANDBOX_PEOPLE: people.json ${message}` });
  }
  const gone = readPeopleFile(`${fileWith(t, '')}x`, DAY);
  await assert.rejects(gone, { message: 'QUJAT_SANDBOX_PEOPLE: people.jsonx cannot be read.' });
});

test('every organisation has the people of the file, and nobody takes the IIN of one; a wrong file stops the start', async (t) => {
  const iin = '900131300114';
  const sandboxPeople = fileWith(t, { people: [{ ...arman, iin, phone: '77015550101', fixed_code: '123456' }] });
  const gateway = await startTestGateway(t, { config: { sandboxPeople } });
  const { backendSessionId, code } = await gateway.openSession(iin, '77015550101');
  assert.equal(code, '123456');
  assert.equal((await gateway.approve(backendSessionId, code)).body.result_json.common.docOwner.iin, iin);
  const { subjects } = (await gateway.get('/api/v1/sandbox/subjects/', gateway.testKey)).body;
  assert.deepEqual([subjects.at(-1)?.iin, subjects.at(-1)?.own], [iin, false]);
  const bearer = { authorization: `Bearer ${gateway.testKey}` };
  const taken = await gateway.post('/api/v1/sandbox/people/', { ...arman, iin }, bearer);
  assert.deepEqual(taken.body.errors, [
    { field: 'iin', message: 'is that of somebody else in the sandbox', reason: 'iin_taken' },
  ]);
  await assert.rejects(
    startTestGateway(t, { config: { sandboxPeople: `${sandboxPeople}x` } }),
    /people\.jsonx cannot be read/,
  );
});
