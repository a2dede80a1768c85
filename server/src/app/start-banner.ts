/** What a start prints on standard output: where it listens, and the first call to try. */

export interface Places {
  address: string;
  /** Where people open the cabinet: on one's own machine under a name, for the sake of passkeys. */
  cabinet: string;
  /** Of the metrics, where they have a port of their own. */
  metrics: string | undefined;
  /** Whether these are served. */
  documentation: boolean;
  samplePages: boolean;
}

export interface Demonstration {
  testKey: string;
  /** Only on one's own machine; no password where the account has another one by now. */
  account: { email: string; password: string | undefined } | undefined;
  /** Opens the development inbox; undefined where there is none. */
  inboxSecret: string | undefined;
}

export function startBanner(places: Places, demonstration: Demonstration | undefined): string {
  const { address, cabinet, metrics, documentation, samplePages } = places;
  const lines = ['', `Qujat listens on ${address}`, `Cabinet:         ${cabinet}/`];
  if (documentation) lines.push(`Documentation:   ${address}/docs`);
  if (samplePages) lines.push(`All documents:   ${address}/gallery`);
  if (metrics !== undefined) lines.push(`Metrics:         ${metrics}/metrics`);
  if (demonstration !== undefined) {
    lines.push(...accountLines(cabinet, demonstration), ...sandboxLines(places, demonstration.testKey));
  }
  return `${lines.join('\n')}\n\n`;
}

/** The same for programs; what opens the cabinet is left out. */
export function startRecord({ address, cabinet, metrics }: Places, demonstration: Demonstration | undefined): object {
  return {
    url: address,
    cabinet_url: `${cabinet}/`,
    metrics_url: metrics === undefined ? null : `${metrics}/metrics`,
    sandbox_api_key: demonstration?.testKey ?? null,
  };
}

function accountLines(cabinet: string, { account, inboxSecret }: Demonstration): string[] {
  if (account === undefined) return [];
  const lines = [
    `Cabinet log-in:  ${account.email}`,
    `Password:        ${account.password ?? 'the one that you have set'}`,
  ];
  // Behind `#`: so a browser keeps it to itself.
  if (inboxSecret !== undefined) lines.push(`Cabinet mails:   ${cabinet}/cabinet/development-inbox#${inboxSecret}`);
  return lines;
}

function sandboxLines({ address, samplePages }: Places, testKey: string): string[] {
  const body = JSON.stringify({ api_key: testKey, iin: '900101300017', phone: '77010000001' });
  return [
    ...(samplePages ? [`Sandbox phone:   ${address}/sandbox/phone`] : []),
    `Sandbox API key: ${testKey}`,
    '',
    'Ask for the first document:',
    '',
    `curl -X POST ${address}/api/v1/backend/e-document/online-access/request/identity_card/ -H 'Content-Type: application/json' -d '${body}'`,
  ];
}
