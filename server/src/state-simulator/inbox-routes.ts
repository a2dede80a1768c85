/** What a person does at the simulator: reads the SMS of 1414, and chooses faults. The page `/` shows it. */

import { type SandboxPerson, sandboxPeople } from '../egov/sandbox/people.ts';
import type { HttpServer } from '../http/server.ts';
import { Type } from '../json/json-schema.ts';
import type { MemoryInbox } from './memory-inbox.ts';
import { type Faults, faultNames } from './simulator-faults.ts';

export interface InboxContext {
  inbox: MemoryInbox;
  faults: Faults;
  /** The ids of the services, for which faults can be chosen. */
  services: readonly string[];
}

export function registerInboxRoutes(server: HttpServer, { inbox, faults, services }: InboxContext): void {
  server.get('/people/', { schema: { operationId: 'listPeople' } }, () => ({ people: sandboxPeople.map(personReply) }));
  server.get('/messages/', { schema: listMessagesSchema }, ({ query }) => ({
    messages: inbox.newest(query.phone).map(({ id, phone, text, code, sentAt }) => {
      return { id, phone, sender: '1414', text, code, sent_at: new Date(sentAt).toISOString() };
    }),
  }));
  server.get('/faults/', { schema: { operationId: 'listFaults' } }, () => faultsReply());
  server.post('/faults/', { schema: chooseFaultSchema }, ({ body }) => {
    faults.choose(body.service, { fault: body.fault, times: body.times ?? 1 });
    return faultsReply();
  });
  server.delete('/faults/', { schema: { operationId: 'clearFaults' } }, () => {
    faults.clear();
    return faultsReply();
  });

  function faultsReply() {
    return { services: [...services], faults: [...faultNames], chosen: faults.list() };
  }
}

function personReply({ iin, phone, situation, documentTypes, ...person }: SandboxPerson) {
  const fullName = [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ');
  return { iin, phone, full_name: fullName, situation, document_types: [...documentTypes] };
}

const strict = { additionalProperties: false };

const listMessagesSchema = {
  operationId: 'listMessages',
  querystring: Type.Object({ phone: Type.Optional(Type.String({ pattern: '^[0-9]{11}$' })) }, strict),
};

const chooseFaultSchema = {
  operationId: 'chooseFault',
  body: Type.Object(
    {
      /** An id of a service, or `*` for all. */
      service: Type.String({ minLength: 1, maxLength: 100 }),
      fault: Type.Union(faultNames.map((name) => Type.Literal(name))),
      times: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    },
    strict,
  ),
};
