/** The scenarios over HTTP: the catalogue for everybody, and what an organisation has armed for its own calls. */
import { type ErrorCode, errorTable, GatewayError } from '../../errors.ts';
import { bodyErrors, errorResponses, hostErrors } from '../../http/error-schema.ts';
import type { HttpServer } from '../../http/server.ts';
import { done, json } from '../../http/success-schema.ts';
import { oneOf, orNull, Type } from '../../json/json-schema.ts';
import type { EgovOperation } from '../wrap-egov.ts';
import { type ArmContext, armScenario } from './arm-scenario.ts';
import { EVERYBODY, type StoredArm } from './arm-store.ts';
import { SCENARIO_HEADER } from './choose-scenario.ts';
import type { OwnPeople } from './own-people.ts';
import { sandboxPeople } from './people.ts';
import type { Population } from './population.ts';
import { type Scenario, type ScenarioName, scenarioNames, scenarios } from './scenarios.ts';
import { ofTestKey, type TestKeyCalls } from './test-key-routes.ts';

export interface ScenarioRouteContext extends ArmContext, TestKeyCalls {
  people: Pick<OwnPeople, 'list'>;
  population: Pick<Population, 'everybodys'>;
}

const ARM = '/api/v1/sandbox/arm/';

/** What an arm calls the calls to the state. */
const operations = {
  request: 'requestDocument',
  resend: 'resendOtp',
  approve: 'fetchDocument',
  mcdb_check: 'checkMcdb',
} as const satisfies Record<string, EgovOperation>;
type OperationName = keyof typeof operations;
const operationNames = Object.keys(operations) as OperationName[];

export function registerScenarioRoutes(server: HttpServer, context: ScenarioRouteContext): void {
  const { organizationOf, store, arms, people, population } = context;

  server.get('/api/v1/sandbox/scenarios/', { schema: listScenariosSchema }, async () => ({
    scenarios: [...scenarios].map(([name, scenario]) => scenarioReply(name, scenario)),
  }));

  const everybodys = population.everybodys.map(({ iin }) => iin);
  server.get(ARM, { schema: listArmsSchema }, async (request) => {
    const { id } = await organizationOf(request);
    const armed = await store.listArms(id);
    const own = armed.length === 0 ? [] : (await people.list(id)).map(({ person }) => person.iin);
    const iins = new Map([...everybodys, ...own].map((iin) => [arms.scopeOfPerson(iin), iin]));
    return { arms: armed.map((arm) => armReply(arm, iins.get(arm.scope) ?? null)) };
  });

  server.post(ARM, { schema: armScenarioSchema }, async (request) => {
    const { id: organizationId } = await organizationOf(request);
    const { scenario, seconds = null, operation, backend_session_id: backendSessionId = null, ...rest } = request.body;
    const { iin = null, calls = null, minutes = null } = rest;
    const at = operation === undefined ? null : operations[operation];
    const wanted = { organizationId, scenario, seconds, operation: at, backendSessionId, iin, calls, minutes };
    return armReply(await armScenario(wanted, context), iin);
  });

  server.delete(`${ARM}:arm_id/`, { schema: disarmScenarioSchema }, async (request) => {
    const { id: organizationId } = await organizationOf(request);
    const isGone = await store.deleteArm({ id: request.params.arm_id, organizationId });
    if (!isGone) throw new GatewayError('not_found');
  });
}

function scenarioReply(name: string, { what, request, resend, approve, errorCode, played, steps }: Scenario) {
  return {
    name,
    what,
    request,
    resend,
    approve,
    error_code: errorCode,
    status: errorCode === null ? null : errorTable[errorCode].status,
    choose: {
      people: sandboxPeople.filter(({ situation }) => situation === name).map(({ iin, phone }) => ({ iin, phone })),
      phone: played?.phone ?? null,
      header: played !== null && name !== 'flapping',
      arm: played !== null,
      seconds: played?.seconds ?? null,
      operations: played === null ? [] : operationNames.filter((each) => played.at.includes(operations[each])),
      steps,
    },
  };
}

function armReply({ id, scope, operation, scenario, seconds, calls, played, endsAt }: StoredArm, iin: string | null) {
  return {
    id,
    scenario: scenario as ScenarioName,
    seconds,
    for:
      scope === EVERYBODY
        ? ('everybody' as const)
        : scope.startsWith('person:')
          ? ('person' as const)
          : ('session' as const),
    iin,
    operation: operationNames.find((name) => operations[name] === operation) ?? null,
    calls_left: calls === null ? null : calls - played,
    ends_at: new Date(endsAt).toISOString(),
  };
}

const nameField = oneOf(scenarioNames, {
  description: 'One of the catalogue that can be chosen',
  examples: ['slow'],
});
const operationField = oneOf(operationNames, { examples: ['approve'] });

const scenarioSchema = Type.Object({
  name: Type.String({ examples: ['sms_never'] }),
  what: Type.String({ description: 'What it stands for' }),
  request: Type.String({ description: 'What happens at a request' }),
  resend: Type.String({ description: 'What happens at a resend' }),
  approve: Type.String({ description: 'What happens at an approve' }),
  error_code: orNull(Type.Unsafe<ErrorCode>({ type: 'string' }), {
    description: 'The `code` that you meet, if there is one',
  }),
  status: orNull(Type.Integer(), { description: 'Its HTTP status' }),
  choose: Type.Object({
    people: Type.Array(Type.Object({ iin: Type.String(), phone: Type.String() }), {
      description: 'People who always bring it about',
    }),
    phone: orNull(Type.String(), { description: 'The phone with which anybody brings it about' }),
    header: Type.Boolean({ description: `Whether the header \`${SCENARIO_HEADER}\` can name it` }),
    arm: Type.Boolean({ description: 'Whether it can be armed' }),
    seconds: orNull(Type.Object({ min: Type.Integer(), max: Type.Integer(), usual: Type.Integer() }), {
      description: 'How long it may take, where that can be chosen',
    }),
    operations: Type.Array(operationField, { description: 'The calls at which it plays' }),
    steps: orNull(Type.String(), { description: 'How it comes about without being chosen' }),
  }),
});

const armSchema = Type.Object(
  {
    id: Type.String(),
    scenario: nameField,
    seconds: orNull(Type.Integer(), { description: 'Null where the scenario has none' }),
    for: oneOf(['everybody', 'person', 'session']),
    iin: orNull(Type.String(), { description: 'The person, if it is for one' }),
    operation: orNull(operationField, { description: 'Null for each call at which the scenario plays' }),
    calls_left: orNull(Type.Integer(), { description: 'Null for all until the end' }),
    ends_at: Type.String({ format: 'date-time', description: 'Then it ends by itself' }),
  },
  { title: 'SandboxArm' },
);

const listScenariosSchema = {
  operationId: 'listSandboxScenarios',
  ...ofTestKey,
  security: [],
  summary: 'The scenarios of the sandbox',
  description: [
    'What can be made to happen, and how: by a person, by a phone, by the header `Qujat-Sandbox` of a call with your test key, by',
    'arming it for calls to come, or by the steps that lead there. None of it reaches a live key.',
  ].join(' '),
  response: {
    200: json('All scenarios.', Type.Object({ scenarios: Type.Array(scenarioSchema) })),
    ...errorResponses(hostErrors),
  },
};

const listArmsSchema = {
  operationId: 'listSandboxArms',
  ...ofTestKey,
  summary: 'The scenarios that are armed',
  description:
    'Only those of your organisation that have not ended and have calls left, in the order in which they were armed.',
  response: {
    200: json('What is armed.', Type.Object({ arms: Type.Array(armSchema) })),
    ...errorResponses(['invalid_api_key', 'service_unavailable']),
  },
};

const armScenarioSchema = {
  operationId: 'armSandboxScenario',
  ...ofTestKey,
  summary: 'Have a scenario played at calls to come',
  description: [
    'Without `calls`, `minutes` and `backend_session_id` it is for the next call at which the scenario plays. It holds for the test',
    'keys of your organisation alone. One for a session goes before one for a person, and that before one for everybody.',
  ].join(' '),
  body: Type.Object(
    {
      scenario: nameField,
      seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 600, description: 'For `slow` and `sms_late`' })),
      operation: Type.Optional(operationField),
      backend_session_id: Type.Optional(Type.String({ maxLength: 100, description: 'Only for this session of yours' })),
      iin: Type.Optional(Type.String({ maxLength: 12, description: 'Only for this person' })),
      calls: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'How many calls play it' })),
      minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, description: 'How long; 60 if not given' })),
    },
    { examples: [{ scenario: 'egov_unavailable', minutes: 5 }] },
  ),
  response: {
    201: json('It is armed.', armSchema),
    ...errorResponses([...bodyErrors, 'invalid_api_key', 'session_not_found', 'sandbox_full']),
  },
};

const disarmScenarioSchema = {
  operationId: 'disarmSandboxScenario',
  ...ofTestKey,
  summary: 'Take back a scenario that is armed',
  params: Type.Object({
    arm_id: Type.String({ description: 'From the list', examples: ['0d1f6c1e-2f63-4e1a-9d0f-5b8e6f6b7a10'] }),
  }),
  response: {
    204: done('It is gone.'),
    ...errorResponses(['invalid_request', 'invalid_api_key', 'not_found', 'service_unavailable']),
  },
};
