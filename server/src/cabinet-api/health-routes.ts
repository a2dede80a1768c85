/** How the system is, for operators. */

import type { ConnectorReport } from '../health/connector-watch.ts';
import { describeHealth, type HealthContext } from '../health/describe-health.ts';
import type { HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { oneOf, orNull, Type } from '../json/json-schema.ts';
import { taskNames } from '../maintenance/task-names.ts';
import { environments } from '../words/environment.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { CABINET, timeField, toTime } from './schemas.ts';

export function registerHealthRoutes(cabinet: HttpServer, context: HealthContext): void {
  cabinet.get(`${CABINET}/operator/health/`, readHealthRoute, async () => {
    const health = await describeHealth(context);
    const { oldestAt, ...mails } = health.mails;
    const { pdfSignature } = health;
    return {
      version: health.version,
      node: health.node,
      uptime_seconds: Math.floor(health.uptimeMs / 1000),
      connectors: health.connectors.map(connectorReply),
      store: {
        kind: health.storeKind,
        answer_ms: Math.round(health.storeAnswerMs * 10) / 10,
        newest_migration: health.newestMigration,
      },
      tasks: health.tasks.map(({ name, everyMs, lastTurnAt, late }) => ({
        name,
        late,
        every_seconds: everyMs / 1000,
        last_turn_at: lastTurnAt === null ? null : toTime(lastTurnAt),
      })),
      mails: { ...mails, oldest_at: oldestAt === null ? null : toTime(oldestAt), go_to: health.mailsGoTo },
      pdf_signature: pdfSignature && {
        signer: pdfSignature.signer,
        until: pdfSignature.untilMs === null ? null : toTime(pdfSignature.untilMs),
      },
    };
  });
}

function connectorReply({ documentTypes, guard, lastCall, ...rest }: ConnectorReport) {
  return {
    ...rest,
    document_types: [...documentTypes],
    guard: guard && { breaker: guard.breaker, in_flight: guard.inFlight, queued: guard.queued },
    last_call: lastCall && {
      operation: lastCall.operation,
      outcome: lastCall.outcome,
      duration_ms: Math.round(lastCall.durationMs),
      age_seconds: Math.floor(lastCall.ageMs / 1000),
    },
  };
}

const count = (description: string) => Type.Integer({ description, examples: [0] });

const guardSchema = Type.Object({
  breaker: Type.String({ enum: ['closed', 'half_open', 'open'], examples: ['closed'] }),
  in_flight: count('Calls to the state under way'),
  queued: count('Calls that wait for a free place'),
});

type CallOfEgov = NonNullable<ConnectorReport['lastCall']>['operation'];
const egovCalls: CallOfEgov[] = ['requestDocument', 'resendOtp', 'fetchDocument', 'checkMcdb'];

const lastCallSchema = Type.Object({
  operation: oneOf(egovCalls, { examples: ['requestDocument'] }),
  outcome: Type.String({
    description: '`ok`, or what the state answered, or the `code` of the error',
    examples: ['ok'],
  }),
  duration_ms: Type.Integer({ examples: [140] }),
  age_seconds: Type.Integer({ description: 'How long ago it ended', examples: [12] }),
});

const connectorSchema = Type.Object({
  name: Type.String({ examples: ['relay'] }),
  environment: Type.String({ enum: environments, description: 'Whose keys it serves', examples: ['live'] }),
  document_types: Type.Array(Type.String(), { description: '`*` for all without a connector of their own' }),
  guard: orNull(guardSchema, { description: 'Its breaker and its places; null where nothing guards it' }),
  calls: count('Calls that were asked of it'),
  failed: count('Those of them that ended in a fault'),
  refusals: Type.Object(
    { breaker_open: count(''), queue_full: count(''), deadline_in_queue: count('') },
    { description: 'Calls that were answered without asking the state, by reason' },
  ),
  last_call: orNull(lastCallSchema, { description: 'The last call that ended; null where there was none' }),
});

const pdfSignatureSchema = Type.Object({
  signer: Type.String({ enum: ['local', 'ncanode'], examples: ['local'] }),
  until: orNull(timeField('When its certificate ends'), { description: 'Null where NCANode has it alone' }),
});

const healthSchema = Type.Object({
  version: Type.String({ examples: ['0.1.0'] }),
  node: Type.String({ examples: ['v26.10.0'] }),
  uptime_seconds: Type.Integer({ description: 'How long the process that answers runs', examples: [86_400] }),
  connectors: Type.Array(connectorSchema, {
    description:
      'As the process that answers has seen them since it started. Others have counts and breakers of their own',
  }),
  store: Type.Object({
    kind: Type.String({ enum: ['sqlite', 'postgresql'], examples: ['sqlite'] }),
    answer_ms: Type.Number({ description: 'How long it took to read this', examples: [0.4] }),
    newest_migration: Type.String({ examples: ['0001-initial'] }),
  }),
  tasks: Type.Array(
    Type.Object({
      name: Type.String({ enum: [...taskNames], examples: ['seal_audit'] }),
      every_seconds: Type.Number({ examples: [60] }),
      last_turn_at: orNull(timeField('When its last turn began, in whichever process'), {
        description: 'Null where it never had one',
      }),
      late: Type.Boolean({ description: 'Its last turn is longer ago than three pauses and a minute' }),
    }),
    { description: 'The work beside the requests; each turn is had by one process' },
  ),
  mails: Type.Object({
    waiting: count('Mails that wait to be sent'),
    retried: count('Those of them that were tried before'),
    oldest_at: orNull(timeField('When the oldest of them was written'), { description: 'Null where none waits' }),
    go_to: Type.String({ enum: ['smtp', 'development_inbox', 'nowhere'], examples: ['smtp'] }),
  }),
  pdf_signature: orNull(pdfSignatureSchema, { description: 'By what PDFs are signed; null where they are not' }),
});

const readHealthRoute = cabinetRoute(
  { access: 'system.read', tag: 'operator', refuses: ['service_unavailable'] },
  {
    operationId: 'readHealth',
    summary: 'How the system is: connectors, store, maintenance, mails',
    description: 'Only for operators. Connectors, version and uptime are those of the process that answers.',
    response: { 200: json('The system’s health.', healthSchema) },
  },
);
