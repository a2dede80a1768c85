/** The built package, as a user of an older Node runs it in a project of his own. `torture/installed-package.test.ts` installs its tarball. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { olderNode, projectWithPackage } from './built-package.ts';
import { type CommandProcess, startCommand } from './command-process.ts';

const API = '/api/v1/backend/e-document/online-access';
const IIN = '900101300017';
const PHONE = '77010000001';

const node = olderNode();
const withoutIt = node === undefined && 'there is no Node on the PATH that is older than the pinned one';

let project: string;
before(async () => {
  project = await projectWithPackage();
});
after(() => rmSync(project, { recursive: true }));

async function startGateway(t: TestContext): Promise<CommandProcess & { address: string; testKey: string }> {
  const bin = join(project, 'node_modules/qujat/bin/qujat.cjs');
  const gateway = await startCommand(['start'], { PORT: '0' }, { command: [node ?? '', bin], cwd: project });
  t.after(() => gateway.process.exitCode ?? gateway.process.signalCode ?? gateway.stop());
  const banner = gateway.standardOutput();
  return {
    ...gateway,
    address: /listens on (\S+)/.exec(banner)?.[1] ?? '',
    testKey: /^Sandbox API key: (\S+)$/m.exec(banner)?.[1] ?? '',
  };
}

test('it starts under an older Node, gives a PDF, serves the cabinet, and ends in order', {
  skip: withoutIt,
}, async (t) => {
  const { address, testKey, stop, standardError } = await startGateway(t);
  const call = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${address}${API}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await reply.json()) as Record<string, string>;
  };
  const request = { api_key: testKey, iin: IIN, phone: PHONE };
  const { backend_session_id } = await call('/request/identity_card/', request);
  const inbox = await fetch(`${address}/api/v1/sandbox/messages/?phone=${PHONE}`, {
    headers: { authorization: `Bearer ${testKey}` },
  });
  const { messages } = (await inbox.json()) as { messages: { code: string }[] };
  const approval = { backend_session_id, code: messages[0]?.code, file: true, file_type: 'pdf' };
  const { document_pdf = '' } = await call('/approve/', approval);
  assert.match(Buffer.from(document_pdf, 'base64').toString('latin1'), /^%PDF-/);

  assert.match(await (await fetch(`${address}/cabinet/`)).text(), /<div id="cabinet">/);
  assert.ok(existsSync(join(project, 'data')), 'the store lies where it was started');
  assert.equal(await stop(), 0);
  assert.match(standardError(), /"stopped"/);
});

test('a gateway whose launcher is killed ends by itself', { skip: withoutIt }, async (t) => {
  const { process: launcher, standardError } = await startGateway(t);
  launcher.kill('SIGKILL');
  // The gateway has both outputs as well: they close when it is gone too.
  await once(launcher, 'close');
  assert.match(standardError(), /"signal":"the end of the starting process","msg":"stopping"[\s\S]*"stopped"/);
});
