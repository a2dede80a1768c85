import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { type EgovUnderTest, egovContract } from '../server/src/egov/egov-contract.ts';
import { createRelayConnector } from '../server/src/egov/relay/relay-connector.ts';
import { contractSubjects } from '../server/src/egov/sandbox/contract-subjects.ts';
import { startOwnTimeGateway } from './own-time-gateway.ts';

const RESEND_AFTER_MS = 60_000;
const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-upstream-'));
const upstream = await startOwnTimeGateway(dataDirectory);
after(async () => {
  await upstream.stop();
  rmSync(dataDirectory, { recursive: true });
});

function relay(t: TestContext, apiKey = upstream.testKey) {
  const options = { url: upstream.url, apiKey, maxFileBytes: 10_000_000, timeoutMs: 20_000, monotonicMs: () => 0 };
  const connector = createRelayConnector(options);
  t.after(() => connector.close());
  return connector.egov;
}

/** The upstream knows nothing of our request ids: a request's SMS is the one that came to its phone after it. */
async function startRelay(t: TestContext): Promise<EgovUnderTest> {
  const egov = relay(t);
  const requests = new Map<string, { phone: string; before: Set<string> }>();
  const remember = async ({ requestId, phone }: { requestId: string; phone: string }) => {
    const before = new Set((await upstream.messages(phone)).map(({ id }) => id));
    requests.set(requestId, { phone, before });
  };
  return {
    egov: {
      requestDocument: async (request, signal) => {
        await remember(request);
        return egov.requestDocument(request, signal);
      },
      resendOtp: async (request, signal) => {
        upstream.advanceMs(RESEND_AFTER_MS);
        await remember(request);
        return egov.resendOtp(request, signal);
      },
      fetchDocument: egov.fetchDocument,
      checkMcdb: async (question, signal) => {
        await remember(question);
        return egov.checkMcdb(question, signal);
      },
    },
    codeOf: async (requestId) => {
      const { phone, before } = requests.get(requestId) ?? { phone: '', before: new Set() };
      return (await upstream.messages(phone)).find(({ id }) => !before.has(id))?.code;
    },
  };
}

egovContract('relay', startRelay, contractSubjects);
