/** A script of a user's own test suite, as ES module and as CommonJS: it fetches a document from a sandbox of `qujat/sandbox`. */
export const API = '/api/v1/backend/e-document/online-access';
export const subject = { iin: '900101300017', phone: '77010000001' };

/**
 * Prints the IIN in the document, what an armed, a wrong and a late call are told, by how much the clock moves, the messages after a
 * reset, and whether both ways to load it give one function.
 */
const FLOW = `
async function flow(other) {
  const sandbox = await createSandbox();
  const post = async (path, body) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(sandbox.url + '${API}' + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return reply.json();
  };
  const request = { api_key: sandbox.apiKey, iin: '${subject.iin}', phone: '${subject.phone}' };
  const down = await sandbox.arm('egov_unavailable', { minutes: 5 });
  const { code: armed } = await post('/request/identity_card/', request);
  await down.disarm();
  const { backend_session_id } = await post('/request/identity_card/', request);
  const [{ code }] = await sandbox.messages('${subject.phone}');
  const { result_json } = await post('/approve/', { backend_session_id, code, file: false, file_type: 'pdf' });
  const refused = await sandbox.arm('sometimes').catch((error) => error.message);
  const minutes = (time) => Math.round((time - Date.now()) / 60_000);
  const clock = [await sandbox.clock.advance(600), await sandbox.clock.now(), await sandbox.clock.reset()].map(minutes);
  await sandbox.reset();
  const messages = await sandbox.messages();
  await sandbox.close();
  await sandbox.close();
  const gone = await sandbox.messages().catch((error) => error.message);
  const isOne = other.createSandbox === createSandbox;
  console.log(JSON.stringify({ iin: result_json.common.docOwner.iin, armed, clock, messages, refused, gone, isOne }));
}
`;

export const flowScripts = {
  'flow.mjs': `
    import { createRequire } from 'node:module';
    import { createSandbox } from 'qujat/sandbox';
    ${FLOW}
    await flow(createRequire(import.meta.url)('qujat/sandbox'));`,
  'flow.cjs': `
    const { createSandbox } = require('qujat/sandbox');
    ${FLOW}
    import('qujat/sandbox').then(flow);`,
} as const;
