/** What operators and orchestrators ask: is it alive, is it ready. */
import type { FastifyInstance } from 'fastify';
import { GatewayError } from '../errors.ts';
import { Type } from '../json/json-schema.ts';
import { errorResponses, hostErrors } from './error-schema.ts';
import { json } from './success-schema.ts';

export interface OperationsContext {
  /** Whether the process is about to end: then it is not ready, although it still serves. */
  isEnding(): boolean;
  /** Resolves when the store answers. */
  pingStore(): Promise<void>;
}

const statusSchema = Type.Object({ status: Type.Literal('ok') });

export function registerOperationsRoutes(app: FastifyInstance, { isEnding, pingStore }: OperationsContext): void {
  const tags = ['Operations'];
  const live = json('The process answers.', statusSchema);
  const ready = json('The store answers.', statusSchema);

  app.get(
    '/livez',
    {
      schema: {
        operationId: 'checkLiveness',
        tags,
        summary: 'Is the process alive?',
        response: { 200: live, ...errorResponses(hostErrors) },
      },
    },
    () => ({ status: 'ok' }),
  );

  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'checkReadiness',
        tags,
        summary: 'Can it take requests?',
        description:
          'Readiness does not depend on the state: while the state is down, the gateway answers 503 by itself.',
        response: { 200: ready, ...errorResponses([...hostErrors, 'draining', 'service_unavailable']) },
      },
    },
    async () => {
      if (isEnding()) throw new GatewayError('draining');
      await pingStore().catch((cause: unknown) => {
        throw new GatewayError('service_unavailable', { cause });
      });
      return { status: 'ok' };
    },
  );
}
