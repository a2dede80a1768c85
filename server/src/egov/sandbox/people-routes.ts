/** An organisation's own people over HTTP: added, listed and removed with its test key. */
import type { FastifyRequest } from 'fastify';
import { GatewayError } from '../../errors.ts';
import { bodyErrors, errorResponses } from '../../http/error-schema.ts';
import type { HttpServer } from '../../http/server.ts';
import { done, json } from '../../http/success-schema.ts';
import { type Static, Type } from '../../json/json-schema.ts';
import { type AddPeopleContext, addPeople } from './add-people.ts';
import type { OwnPerson } from './own-people.ts';
import { givenPeopleSchema, givenPersonSchema, ownPersonSchema } from './person-schema.ts';
import { ofTestKey, type TestKeyCalls } from './test-key-routes.ts';

export interface PeopleRouteContext extends AddPeopleContext, TestKeyCalls {}

const PEOPLE = '/api/v1/sandbox/people/';
/** Room for a portrait, or for two hundred people without. */
export const PEOPLE_LIMIT_BYTES = 2 * 1024 * 1024;

export function registerPeopleRoutes(server: HttpServer, context: PeopleRouteContext): void {
  const { people, organizationOf } = context;

  server.get(PEOPLE, { schema: listPeopleSchema }, async (request) => {
    const { id } = await organizationOf(request);
    return { people: (await people.list(id)).map(personReply) };
  });

  const adding = {
    schema: addPeopleSchema,
    bodyLimit: PEOPLE_LIMIT_BYTES,
    // `readPeople` checks it by the same schemas, and tells apart what was meant.
    validatorCompiler: () => () => true,
    // So large a body is taken from callers alone whose key is known.
    onRequest: async (request: FastifyRequest) => void (await organizationOf(request)),
  };
  server.post(PEOPLE, adding, async (request) => {
    const { id } = await organizationOf(request);
    const added = new Set((await addPeople(id, request.body, context)).map((person) => person.id));
    const stored = (await people.list(id)).filter((person) => added.has(person.id));
    return { people: stored.map(personReply) };
  });

  server.delete(`${PEOPLE}:person_id/`, { schema: removePersonSchema }, async (request) => {
    const { id } = await organizationOf(request);
    if (!(await people.remove(id, request.params.person_id))) throw new GatewayError('not_found');
  });
}

function personReply({ id, addedAt, hasPortrait, person }: OwnPerson): Static<typeof ownPersonSchema> {
  return { id, added_at: new Date(addedAt).toISOString(), has_portrait: hasPortrait, ...person };
}

function peopleResponse(description: string) {
  const schema = Type.Object({ people: Type.Array(ownPersonSchema) });
  return json(description, schema);
}

const listPeopleSchema = {
  operationId: 'listSandboxPeople',
  ...ofTestKey,
  summary: 'The people whom you have added',
  description: 'Only those of your organisation, in the order in which they were added. Their portraits are not told.',
  response: { 200: peopleResponse('They.'), ...errorResponses(['invalid_api_key', 'service_unavailable']) },
};

const addPeopleSchema = {
  operationId: 'addSandboxPeople',
  ...ofTestKey,
  summary: 'Add people of your own',
  description: [
    'One person, or several: then all of them are added, or none. Only the test keys of your organisation can ask for them. What you do',
    'not say of a person is made up. **The sandbox is for people who do not exist. Never put data of a real person into it**: the gateway',
    'cannot tell by an IIN whether somebody has it.',
  ].join(' '),
  body: Type.Unsafe<unknown>({
    anyOf: [givenPersonSchema, givenPeopleSchema],
    examples: [{ last_name: 'ҮЛГІБАЕВ', first_name: 'АРМАН', birth_date: '1990-01-31', sex: 'male' }],
  }),
  response: {
    201: peopleResponse('They are there.'),
    ...errorResponses([...bodyErrors, 'invalid_api_key', 'sandbox_full']),
  },
};

const removePersonSchema = {
  operationId: 'removeSandboxPerson',
  ...ofTestKey,
  summary: 'Remove a person whom you have added',
  params: Type.Object({
    person_id: Type.String({ description: 'From the list', examples: ['019b1f6c-2f63-7e1a-9d0f-5b8e6f6b7a10'] }),
  }),
  response: {
    204: done('The person is gone.'),
    ...errorResponses(['invalid_request', 'invalid_api_key', 'not_found', 'service_unavailable']),
  },
};
