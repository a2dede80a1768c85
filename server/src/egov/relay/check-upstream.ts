/**
 * Whether the upstream would serve us. The harmless call asks for the document of an IIN that cannot exist: the upstream checks our
 * key and our subscription first, then refuses the IIN, and never asks the state. So no SMS is sent, and nobody is named.
 */
import { GatewayError } from '../../errors.ts';
import { type Finding, ok, problem, warning } from '../../words/finding.ts';
import { checkConnection } from '../check-connection.ts';
import { onlineAccess, postUpstream, type Upstream, type UpstreamAnswer } from './upstream-call.ts';
import { meaningOf } from './upstream-errors.ts';
import type { Meaning } from './upstream-rules.ts';

/** Its check digit is wrong. */
const NOBODYS_IIN = '000000000001';
/** The prefix 000 is nobody's. */
const NOBODYS_PHONE = '70000000000';
/** What an upstream says of these two. */
const EXPECTED: readonly string[] = ['profile_not_found', 'subject_not_found_in_mcdb'];
const SUBJECT = 'relay, API key';

export async function checkUpstream(upstream: Upstream, nowMs: number, signal: AbortSignal): Promise<Finding[]> {
  const connection = await checkConnection({ subject: 'relay, connection', url: upstream.baseUrl, nowMs }, signal);
  if (connection.outcome === 'problem') return [connection];
  return [connection, await checkKey(upstream, signal)];
}

async function checkKey(upstream: Upstream, signal: AbortSignal): Promise<Finding> {
  const body = { api_key: upstream.apiKey, iin: NOBODYS_IIN, phone: NOBODYS_PHONE };
  try {
    return findingOf(await postUpstream(upstream, `${onlineAccess}/request/identity_card/`, body, signal));
  } catch (error) {
    const reason = error instanceof GatewayError && error.cause instanceof Error ? error.cause.message : 'no answer';
    return problem(
      SUBJECT,
      `the upstream does not answer as it should: ${reason}`,
      'look at QUJAT_RELAY_URL, and ask its operator',
    );
  }
}

function findingOf(answer: UpstreamAnswer): Finding {
  if (answer.status < 300) {
    return warning(
      SUBJECT,
      'the upstream takes the key, and took an IIN that cannot exist',
      'ask its operator whether it is a real one',
    );
  }
  return findingOfMeaning(meaningOf(answer, 'request'), answer.status);
}

function findingOfMeaning(meaning: Meaning, status: number): Finding {
  if (meaning.kind === 'no_route') {
    return problem(
      SUBJECT,
      'the upstream has no Backend API at this address',
      'set QUJAT_RELAY_URL to where its /api/v1/ begins',
    );
  }
  if (meaning.kind === 'refuses_us' || meaning.kind === 'fault') {
    return problem(SUBJECT, meaning.reason, adviceFor(meaning.reason));
  }
  if (meaning.kind === 'told' && EXPECTED.includes(meaning.code)) {
    return ok(
      SUBJECT,
      'the upstream takes the key and the subscription, and refuses an IIN that cannot exist, as it should',
    );
  }
  const told = meaning.kind === 'told' ? meaning.code : `status ${status}`;
  return warning(
    SUBJECT,
    `the upstream takes the key, but its state fails: ${told}`,
    'try again later, or ask its operator',
  );
}

function adviceFor(reason: string): string {
  if (/API key/.test(reason))
    return 'set QUJAT_RELAY_API_KEY or QUJAT_RELAY_API_KEY_FILE to the key that its operator gave you';
  if (/subscription/.test(reason)) return 'ask its operator for a subscription to E-Document';
  if (/rate/.test(reason)) return 'wait a while, or ask its operator for a higher limit';
  return 'ask its operator';
}
