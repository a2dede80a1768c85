/** Whether a state system can be reached, and whether its certificate would be taken. Connects, looks, and hangs up. */
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { DAY_MS } from '../clock.ts';
import { isLoopback } from '../network/loopback.ts';
import { type Finding, ok, problem, warning } from '../words/finding.ts';

export interface ConnectionToCheck {
  /** The finding's subject, such as `relay, connection`. */
  subject: string;
  url: URL;
  /** PEM; `ca` in place of the system's authorities. */
  tls?: { ca?: string; cert?: string; key?: string };
  /** Epoch milliseconds, for the time that the certificate still has. */
  nowMs: number;
}

const SOON_DAYS = 30;

export async function checkConnection(connection: ConnectionToCheck, signal: AbortSignal): Promise<Finding> {
  const { subject, url } = connection;
  try {
    return url.protocol === 'https:' ? await checkTls(connection, signal) : await checkPlain(connection, signal);
  } catch (error) {
    const { says, advice } = reachFault(error, url, signal);
    return problem(subject, says, advice);
  }
}

async function checkPlain({ subject, url }: ConnectionToCheck, signal: AbortSignal): Promise<Finding> {
  const socket = connectTcp({ host: hostOf(url), port: portOf(url) });
  try {
    await once(socket, 'connect', { signal });
  } finally {
    socket.destroy();
  }
  if (isLoopback(url.hostname)) return ok(subject, `${url.origin} can be reached, on this machine and without TLS`);
  return warning(
    subject,
    `${url.origin} can be reached, but without TLS: all goes over the network in the clear`,
    'use a URL that begins with https',
  );
}

async function checkTls({ subject, url, tls, nowMs }: ConnectionToCheck, signal: AbortSignal): Promise<Finding> {
  const host = hostOf(url);
  const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  // Not refused here, so that what is wrong with the certificate can be told.
  const socket = connectTls({ host, port: portOf(url), ...servername, ...tls, rejectUnauthorized: false });
  try {
    await once(socket, 'secureConnect', { signal });
    return judgeCertificate(subject, url, socket, nowMs);
  } finally {
    socket.destroy();
  }
}

function judgeCertificate(subject: string, url: URL, socket: TLSSocket, nowMs: number): Finding {
  const { valid_to: validTo = '' } = socket.getPeerCertificate();
  const until = new Date(validTo);
  const day = Number.isNaN(until.getTime()) ? 'an unknown day' : until.toISOString().slice(0, 10);
  if (!socket.authorized) {
    const reason = String(socket.authorizationError ?? 'no reason');
    return problem(
      subject,
      `the certificate of ${url.host} is not trusted (${reason}, valid until ${day})`,
      certificateAdvice(reason),
    );
  }
  const says = `${url.origin} can be reached over ${socket.getProtocol()}, its certificate is valid until ${day}`;
  if (until.getTime() - nowMs < SOON_DAYS * DAY_MS)
    return warning(subject, says, 'ask its operator for a new certificate in time');
  return ok(subject, says);
}

function certificateAdvice(reason: string): string {
  if (/EXPIRED/.test(reason)) return 'ask its operator for a new certificate, and look at the clock of this machine';
  if (/ALTNAME/.test(reason)) return 'use the host name that the certificate carries';
  return 'add its authority to this machine, or name it to Node with NODE_EXTRA_CA_CERTS';
}

function reachFault(error: unknown, url: URL, signal: AbortSignal): { says: string; advice: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
  if (signal.aborted) {
    return {
      says: `${url.host} does not answer in time`,
      advice: 'look at the firewall and the route between this machine and it',
    };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return {
      says: `the name ${url.hostname} is not found (${code})`,
      advice: 'look at the URL and at the DNS of this machine',
    };
  }
  if (code === 'ECONNREFUSED')
    return { says: `${url.host} refuses the connection`, advice: 'look whether it runs, and at the port in the URL' };
  return { says: `no connection to ${url.host} (${code})`, advice: 'look at the URL: host, port, and http or https' };
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
