/** The sandbox, for operators: its people, and the faults that its state plays for a while. Everyone who is logged in sees those. */
import { Type } from 'typebox';
import { refuseField } from '../accounts/refuse-field.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { type Ids, MINUTE_MS } from '../clock.ts';
import { sandboxFaults } from '../egov/sandbox/fault-store.ts';
import { type SandboxPerson, type Situation, sandboxPeople, situations } from '../egov/sandbox/people.ts';
import type { PlayedFault, SandboxFaults } from '../egov/sandbox/sandbox-faults.ts';
import type { HttpServer } from '../http/server.ts';
import { sourceOf } from '../http/source-of.ts';
import { callerOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { CABINET, done, reply, timeField, toTime } from './schemas.ts';

export interface SandboxContext {
  faults: SandboxFaults;
  ids: Ids;
}

export const FAULT_MINUTES = { default: 15, max: 60 };

export function registerSandboxRoutes(cabinet: HttpServer, { faults, ids }: SandboxContext): void {
  cabinet.get(`${CABINET}/operator/sandbox/people/`, listSandboxPeopleRoute, async () => ({
    people: sandboxPeople.map(personReply),
  }));

  cabinet.get(`${CABINET}/sandbox/faults/`, listSandboxFaultsRoute, async () => ({
    faults: (await faults.listFaults()).map(faultReply),
  }));

  cabinet.put(`${CABINET}/operator/sandbox/faults/`, setSandboxFaultRoute, async (request, httpReply) => {
    const { fault, iin, minutes = FAULT_MINUTES.default } = request.body;
    if (iin !== null && !sandboxPeople.some((person) => person.iin === iin)) {
      throw refuseField('iin', 'unknown_person', 'must be the IIN of one of the sandbox’s people, or null for all');
    }
    const audit: AuditEntry = {
      id: ids.rowId(),
      organizationId: 'operators',
      action: fault === null ? 'sandbox_fault_cleared' : 'sandbox_fault_set',
      environment: 'test',
      target: fault,
      accountId: callerOf(request).account.id,
      ...sourceOf(request),
    };
    await faults.setFault({ iin, fault, lifeMs: minutes * MINUTE_MS }, audit);
    return httpReply.status(204).send(null);
  });
}

function personReply(person: SandboxPerson) {
  return {
    iin: person.iin,
    phone: person.phone,
    full_name: nameOf(person),
    situation: person.situation,
    document_types: [...person.documentTypes],
  };
}

function faultReply({ iin, fault, endsAt }: PlayedFault) {
  const person = sandboxPeople.find((each) => each.iin === iin);
  return { iin, full_name: person === undefined ? null : nameOf(person), fault, ends_at: toTime(endsAt) };
}

function nameOf({ lastName, firstName, middleName }: SandboxPerson): string {
  return [lastName, firstName, middleName].filter(Boolean).join(' ');
}

const exampleIin = '900101300017';
const iinOrNull = Type.Union([Type.String({ maxLength: 12, examples: [exampleIin] }), Type.Null()], {
  description: 'One of the sandbox’s people; null for all of them',
});
const faultField = Type.Unsafe<(typeof sandboxFaults)[number]>({
  type: 'string',
  enum: sandboxFaults,
  description: [
    '`slow`: answers after five seconds. `silent`: never answers, so the caller gets `egov_timeout` after 20 seconds.',
    '`unavailable`: `egov_unavailable`. `garbage`: an answer that is none, `government_service_error`',
  ].join(' '),
  examples: ['slow'],
});

const listSandboxPeopleRoute = cabinetRoute(
  { access: 'sandbox.manage', tag: 'operator' },
  {
    operationId: 'listSandboxPeople',
    summary: 'The people of the sandbox',
    description: 'Only for operators. None of them exists; a test key sees the same in `listSandboxSubjects`.',
    response: {
      200: reply(
        'All people.',
        Type.Object({
          people: Type.Array(
            Type.Object({
              iin: Type.String({ examples: [exampleIin] }),
              phone: Type.String({ examples: ['77010000001'] }),
              full_name: Type.String({ examples: ['ТЕСТОВ ТЕСТ ТЕСТОВИЧ'] }),
              situation: Type.Unsafe<Situation>({
                type: 'string',
                enum: situations,
                description:
                  '`ok`, `document_missing`, or the `code` of the error that this person always brings about',
                examples: ['ok'],
              }),
              document_types: Type.Array(Type.String(), { description: 'What the state has of this person' }),
            }),
          ),
        }),
      ),
    },
  },
);

const listSandboxFaultsRoute = cabinetRoute(
  { access: 'account', tag: 'operator' },
  {
    operationId: 'listSandboxFaults',
    summary: 'The faults that the sandbox plays now',
    description: 'For everyone who is logged in: whoever tries the sandbox must know that it misbehaves on purpose.',
    response: {
      200: reply(
        'The faults; that for everybody comes first.',
        Type.Object({
          faults: Type.Array(
            Type.Object({
              iin: iinOrNull,
              full_name: Type.Union([Type.String(), Type.Null()], { description: 'Null where it is for everybody' }),
              fault: faultField,
              ends_at: timeField('Then it ends by itself'),
            }),
          ),
        }),
      ),
    },
  },
);

const setSandboxFaultRoute = cabinetRoute(
  { access: 'sandbox.manage', tag: 'operator' },
  {
    operationId: 'setSandboxFault',
    summary: 'Have the sandbox’s state misbehave for a while, or end that',
    description: [
      'Only for operators. It holds for test keys alone, of all organisations, in every process within a second, and ends by',
      'itself. A person’s own fault goes before that of all.',
    ].join(' '),
    body: Type.Object({
      iin: iinOrNull,
      fault: Type.Union([faultField, Type.Null()], { description: 'Null ends it' }),
      minutes: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: FAULT_MINUTES.max,
          description: `How long; ${FAULT_MINUTES.default} without it`,
          examples: [FAULT_MINUTES.default],
        }),
      ),
    }),
    response: { 204: done('It is so now.') },
  },
);
