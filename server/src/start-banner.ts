/** What a start prints on standard output: where it listens, and the first call to try. */

export function startBanner(address: string, testKey: string | undefined): string {
  const lines = [
    '',
    `Qujat listens on ${address}`,
    `Cabinet:         ${address}/`,
    `Documentation:   ${address}/docs`,
    `All documents:   ${address}/gallery`,
  ];
  if (testKey !== undefined) lines.push(...sandboxLines(address, testKey));
  return `${lines.join('\n')}\n\n`;
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
