/** What routes that take a test key have in common: the key says whose sandbox it is. */
import type { FastifyRequest } from 'fastify';
import type { Organization } from '../../organizations/organization.ts';

export interface TestKeyCalls {
  /** Whose test key the request carries. */
  organizationOf(request: FastifyRequest): Promise<Organization>;
}

/** For the schema of a route. */
export const ofTestKey = { tags: ['Sandbox'], security: [{ testKey: [] }] };
