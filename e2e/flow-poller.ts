/**
 * How a public integration of the hosted service reads the result, written anew: it asks every three seconds, after a minute every six,
 * and gives up after five minutes.
 */

/** @param wait what happens in place of waiting */
export async function pollFlow(
  baseUrl: string,
  flowKey: string,
  wait: (sessionId: string) => Promise<void> | undefined,
): Promise<{ iin: string; polls: number }> {
  const created = await fetch(`${baseUrl}/api/v1/flows/session/create/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ api_key: flowKey, metadata: { order: '1042' } }),
  });
  const { session_id: id } = (await created.json()) as { session_id: string };
  let [seconds, polls] = [0, 0];
  while (seconds < 300) {
    const query = `session_id=${id}&flow_api_key=${flowKey}`;
    const reply = await fetch(`${baseUrl}/api/v1/flows/session/result/?${query}`);
    const result = (await reply.json()) as VendorResult;
    polls += 1;
    if (result.status === 'FINISHED') {
      if (!result.flow_session_result) throw new Error(reasonOf(result.flow_session_failure_reasons));
      return { iin: result.edocument_result.result_json.common.docOwner.iin, polls };
    }
    if (Object.keys(result.edocument_result).length > 0) throw new Error('a document before the end');
    await wait(id);
    seconds += seconds < 60 ? 3 : 6;
  }
  throw new Error('timeout');
}

interface VendorResult {
  status: string;
  flow_session_result: boolean;
  flow_session_failure_reasons: string[];
  edocument_result: { result_json: { common: { docOwner: { iin: string } } } };
}

/** It looks for words in the reasons. */
function reasonOf(reasons: string[]): string {
  const text = reasons.join(' ').toLowerCase();
  return ['face', 'otp', 'mcdb', 'document', 'expired'].find((word) => text.includes(word)) ?? 'unknown';
}
