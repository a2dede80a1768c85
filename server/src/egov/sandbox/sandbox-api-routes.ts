/** The sandbox over HTTP: the people of its state, the inbox of its 1414, and the page that shows it as a phone. */
import type { FastifyRequest } from 'fastify';
import { normalizePhone } from '../../citizens/phone.ts';
import { GatewayError } from '../../errors.ts';
import { bearerTokenOf } from '../../http/bearer-token.ts';
import { errorResponses } from '../../http/error-schema.ts';
import { limitField } from '../../http/page-limit.ts';
import type { HttpServer } from '../../http/server.ts';
import { json } from '../../http/success-schema.ts';
import { oneOf, Type } from '../../json/json-schema.ts';
import type { ApiKeyStore } from '../../organizations/api-key-store.ts';
import { authenticateTestKey } from '../../organizations/authenticate-test-key.ts';
import { presentApiKey } from '../../organizations/present-api-key.ts';
import type { ArmContext } from './arm-scenario.ts';
import type { SandboxInbox, SandboxMessage } from './inbox.ts';
import { registerNamespaceRoutes } from './namespace-routes.ts';
import type { NamespaceStore } from './namespace-store.ts';
import type { OwnPeople } from './own-people.ts';
import { type SandboxPerson, situations } from './people.ts';
import { registerPeopleRoutes } from './people-routes.ts';
import type { Population } from './population.ts';
import { registerScenarioRoutes } from './scenario-routes.ts';
import { ofTestKey } from './test-key-routes.ts';

/** As a caller mostly wants the newest one: a message is opened for each that is listed. */
const LIMIT = '20';

export interface SandboxRouteContext extends ArmContext {
  apiKeys: ApiKeyStore;
  inbox: SandboxInbox;
  namespaces: NamespaceStore;
  people: OwnPeople;
  population: Population;
}

export function registerSandboxRoutes(server: HttpServer, context: SandboxRouteContext): void {
  const { apiKeys, inbox, namespaces, population } = context;
  const organizationOf = (request: FastifyRequest) =>
    authenticateTestKey(presentApiKey(bearerTokenOf(request) ?? '', request), apiKeys);
  registerScenarioRoutes(server, { ...context, organizationOf });
  registerNamespaceRoutes(server, { namespaces, organizationOf });
  registerPeopleRoutes(server, { ...context, organizationOf });

  server.get('/api/v1/sandbox/subjects/', { schema: listSubjectsSchema }, async (request) => {
    const { id } = await organizationOf(request);
    const own = await population.ownOf(id);
    return {
      subjects: [
        ...population.everybodys.map((person) => subjectReply(person, false)),
        ...own.map((person) => subjectReply(person, true)),
      ],
    };
  });

  server.get('/api/v1/sandbox/messages/', { schema: listMessagesSchema }, async (request) => {
    const organization = await organizationOf(request);
    const { phone, sent_after: sentAfter, limit = LIMIT } = request.query;
    const wanted = { phone: readPhone(phone), most: Number(limit) };
    const { aheadMs } = await namespaces.readClock(organization.id);
    const messages = await inbox.listMessages(organization.id, {
      ...wanted,
      sentAfter: sentAfter === undefined ? undefined : Date.parse(sentAfter) - aheadMs,
    });
    return { messages: messages.map((message) => messageReply(message, aheadMs)) };
  });
}

function readPhone(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const phone = normalizePhone(typed);
  if (phone === undefined) throw new GatewayError('invalid_phone');
  return phone;
}

function subjectReply(person: SandboxPerson, isOwn: boolean) {
  return {
    iin: person.iin,
    phone: person.phone,
    full_name: [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' '),
    situation: person.situation,
    document_types: [...person.documentTypes],
    own: isOwn,
  };
}

function messageReply({ id, phone, text, code, sentAt }: SandboxMessage, aheadMs: number) {
  return { id, phone, sender: '1414' as const, text, code, sent_at: new Date(sentAt + aheadMs).toISOString() };
}

const listSubjectsSchema = {
  operationId: 'listSandboxSubjects',
  ...ofTestKey,
  summary: 'The people of the sandbox',
  description: 'Whom to ask for, with which phone, and what happens then. People of your own come last.',
  response: {
    200: json(
      'All people.',
      Type.Object({
        subjects: Type.Array(
          Type.Object({
            iin: Type.String(),
            phone: Type.String(),
            full_name: Type.String(),
            situation: oneOf(situations, { description: '`ok`, or the scenario that this person always brings about' }),
            document_types: Type.Array(Type.String(), { description: 'What the state has of this person' }),
            own: Type.Boolean({ description: 'Whether your organisation has added this person' }),
          }),
        ),
      }),
    ),
    ...errorResponses(['invalid_api_key', 'service_unavailable']),
  },
};

const listMessagesSchema = {
  operationId: 'listSandboxMessages',
  ...ofTestKey,
  summary: 'The SMS that 1414 has sent',
  description: 'Only those that your organisation has caused; newest first.',
  querystring: Type.Object({
    phone: Type.Optional(Type.String({ description: 'Only messages to this phone', examples: ['77010000001'] })),
    sent_after: Type.Optional(
      Type.String({
        format: 'date-time',
        description: 'Only messages sent after this time',
        examples: ['2026-11-22T09:30:00.000Z'],
      }),
    ),
    limit: Type.Optional(limitField(`How many; ${LIMIT} if not given`)),
  }),
  response: {
    200: json(
      'The messages.',
      Type.Object({
        messages: Type.Array(
          Type.Object({
            id: Type.String(),
            phone: Type.String(),
            sender: Type.Literal('1414'),
            text: Type.String({ description: 'In Kazakh, Russian and English' }),
            code: Type.String({ description: 'Six digits' }),
            sent_at: Type.String({ format: 'date-time' }),
          }),
        ),
      }),
    ),
    ...errorResponses(['invalid_api_key', 'invalid_phone', 'invalid_request', 'service_unavailable']),
  },
};
