/** What a start prints on standard output: where it listens, and the first call to try. */

export interface Demonstration {
  testKey: string;
  /** Only on one's own machine; no password where the account has another one by now. */
  account: { email: string; password: string | undefined } | undefined;
}

/** @param cabinet where people open the cabinet: on one's own machine under a name, for the sake of passkeys */
export function startBanner(
  { address, cabinet }: { address: string; cabinet: string },
  demonstration: Demonstration | undefined,
): string {
  const lines = [
    '',
    `Qujat listens on ${address}`,
    `Cabinet:         ${cabinet}/`,
    `Documentation:   ${address}/docs`,
    `All documents:   ${address}/gallery`,
  ];
  if (demonstration !== undefined)
    lines.push(...accountLines(demonstration), ...sandboxLines(address, demonstration.testKey));
  return `${lines.join('\n')}\n\n`;
}

function accountLines({ account }: Demonstration): string[] {
  if (account === undefined) return [];
  return [`Cabinet log-in:  ${account.email}`, `Password:        ${account.password ?? 'the one that you have set'}`];
}

function sandboxLines(address: string, testKey: string): string[] {
  const body = JSON.stringify({ api_key: testKey, iin: '900101300017', phone: '77010000001' });
  return [
    `Sandbox phone:   ${address}/sandbox/phone`,
    `Sandbox API key: ${testKey}`,
    '',
    'Ask for the first document:',
    '',
    `curl -X POST ${address}/api/v1/backend/e-document/online-access/request/identity_card/ -H 'Content-Type: application/json' -d '${body}'`,
  ];
}
