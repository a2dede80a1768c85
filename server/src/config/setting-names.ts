/**
 * The names of all environment variables that are settings, so that what is set and never read is known to be a slip: see
 * `misspelt-settings.ts`. A test holds that nothing else is read.
 */
import { connectorKinds } from './connector-kinds.ts';

const own = [
  'DATABASE_URL',
  'DATABASE_URL_FILE',
  'HOST',
  'PORT',
  'QUJAT_AUDIT_NETWORK',
  'QUJAT_CALLS_RETENTION',
  'QUJAT_DATA_DIR',
  'QUJAT_DATABASE_PREPARED',
  'QUJAT_DEMONSTRATION',
  'QUJAT_DOCUMENTATION',
  'QUJAT_DRAIN_SECONDS',
  'QUJAT_EGOV_BREAKER_FAULTS',
  'QUJAT_EGOV_BREAKER_SECONDS',
  'QUJAT_EGOV_CONCURRENCY',
  'QUJAT_EGOV_QUEUE',
  'QUJAT_LIMITS',
  'QUJAT_LIVE_CONNECTORS',
  'QUJAT_LOG_LEVEL',
  'QUJAT_MAIL_FROM',
  'QUJAT_MASTER_KEY',
  'QUJAT_MASTER_KEY_FILE',
  'QUJAT_MASTER_KEY_PREVIOUS',
  'QUJAT_MASTER_KEY_PREVIOUS_FILE',
  'QUJAT_MEMBER_SECOND_FACTOR',
  'QUJAT_METRICS_PORT',
  'QUJAT_METRICS_TOKEN',
  'QUJAT_METRICS_TOKEN_FILE',
  'QUJAT_OPERATOR_SECOND_FACTOR',
  'QUJAT_PUBLIC_URL',
  'QUJAT_SAMPLE_PAGES',
  'QUJAT_SANDBOX_PEOPLE',
  'QUJAT_SANDBOX_PORTRAITS',
  'QUJAT_SECURITY_CONTACT',
  'QUJAT_SESSION_RETENTION',
  'QUJAT_SMTP_URL',
  'QUJAT_SMTP_URL_FILE',
  'QUJAT_STATE_PDF_ACTIVE_CONTENT',
  'QUJAT_STATE_PDF_MEGABYTES',
  'QUJAT_TEST_LIMITS',
  'QUJAT_THREADS',
  'QUJAT_TRUSTED_PROXIES',
  'QUJAT_WARM',
];

export const settingNames: readonly string[] = [
  ...own,
  ...Object.values(connectorKinds).flatMap((kind) => kind.settingNames),
];
