/**
 * Whether the state would serve us. The harmless message is a look-up in the MCDB of an IIN that cannot exist: the bus checks sender and
 * signature, the service finds nobody. So no SMS is sent, and nobody is named; and its answer shows whether we believe the state.
 */
import { X509Certificate } from 'node:crypto';
import { DAY_MS } from '../../clock.ts';
import { GatewayError } from '../../errors.ts';
import { type Finding, ok, problem, warning } from '../../words/finding.ts';
import { checkConnection } from '../check-connection.ts';
import type { StateAnswer, StateLink } from './exchange.ts';
import { lookUpPhone } from './look-up-phone.ts';
import type { SmartbridgeSettings } from './smartbridge-settings.ts';

/** Its check digit is wrong. */
const NOBODYS_IIN = '000000000001';
/** The prefix 000 is nobody's. */
const NOBODYS_PHONE = '70000000000';
const EXPECTED: readonly string[] = ['profile_not_found', 'subject_not_found_in_mcdb'];
const SOON_DAYS = 30;

export async function checkState(
  { security, tls }: SmartbridgeSettings,
  link: StateLink,
  nowMs: number,
  signal: AbortSignal,
): Promise<Finding[]> {
  const connection = await checkConnection({ subject: 'smartbridge, connection', url: link.url, tls, nowMs }, signal);
  const signing =
    security.kind === 'rsa'
      ? judgeOwnCertificate(new X509Certificate(security.key.certificate), nowMs)
      : await checkConnection({ subject: 'smartbridge, NCANode', url: security.url, nowMs }, signal);
  const findings = [connection, signing];
  const canAsk = findings.every(({ outcome }) => outcome !== 'problem');
  return canAsk ? [...findings, await checkAnswer(link, signal)] : findings;
}

function judgeOwnCertificate({ validFromDate, validToDate }: X509Certificate, nowMs: number): Finding {
  const subject = 'smartbridge, own certificate';
  const day = validToDate.toISOString().slice(0, 10);
  if (nowMs < validFromDate.getTime() || nowMs > validToDate.getTime()) {
    return problem(subject, `is valid until ${day}, and not now`, 'set QUJAT_SMARTBRIDGE_PKCS12_FILE to a valid one');
  }
  if (validToDate.getTime() - nowMs < SOON_DAYS * DAY_MS) {
    return warning(subject, `is valid until ${day}`, 'ask its authority for a new one in time');
  }
  return ok(subject, `is valid until ${day}`);
}

async function checkAnswer(link: StateLink, signal: AbortSignal): Promise<Finding> {
  const subject = 'smartbridge, MCDB';
  const organization = { id: 'doctor' };
  const nobody = { requestId: link.uuid(), organization, iin: NOBODYS_IIN, phone: NOBODYS_PHONE };
  try {
    return judgeAnswer(subject, await lookUpPhone(nobody, link, signal));
  } catch (error) {
    const reason = error instanceof GatewayError && error.cause instanceof Error ? error.cause.message : 'no answer';
    return problem(subject, `its answer cannot be taken: ${reason}`, adviceFor(reason));
  }
}

function judgeAnswer(subject: string, { meaning, code }: StateAnswer): Finding {
  if (EXPECTED.includes(meaning)) {
    return ok(
      subject,
      'takes our signature, answers with one that is believed, and knows nobody with an IIN that cannot exist',
    );
  }
  if (meaning === 'success') {
    return warning(subject, 'knows somebody with an IIN that cannot exist', 'look at the mapping, and ask the state');
  }
  return problem(
    subject,
    `fails with the code ${code}`,
    'ask the state whether it knows your certificate and QUJAT_SMARTBRIDGE_SENDER_ID, and look at the codes of the mapping',
  );
}

function adviceFor(reason: string): string {
  if (/certificate|authority|Signature|signed/.test(reason)) {
    return 'look at QUJAT_SMARTBRIDGE_FINGERPRINTS, or QUJAT_SMARTBRIDGE_CA_FILE and QUJAT_SMARTBRIDGE_SUBJECT';
  }
  return 'look at QUJAT_SMARTBRIDGE_URL and at the mapping, and ask the state';
}
