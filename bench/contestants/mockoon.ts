/**
 * Mockoon by its server library, which its application and its command run too. As quick as it can be: no log, no CORS, no templates,
 * no admin API, one transaction kept.
 */
import { paths } from '../paths.ts';
import { answersWith, type Contestant, ownProcess, pinnedVersion, type Sample, sampleArguments } from './contestant.ts';

export function mockoon(sample: Sample): Contestant {
  return answersWith(sample, {
    name: 'Mockoon',
    version: pinnedVersion('@mockoon/commons-server'),
    kind: 'mock',
    does: 'answers the body of a route',
    command: ownProcess(import.meta.filename, sample),
  });
}

async function serve(): Promise<void> {
  const { BuildEnvironment, BuildHTTPRoute } = await import('@mockoon/commons');
  const { MockoonServer } = await import('@mockoon/commons-server');
  const { port, requested, approved } = sampleArguments();

  const routeOf = (path: string, body: Buffer) => {
    const route = BuildHTTPRoute(true, { endpoint: path.slice(1), body: body.toString() });
    const responses = route.responses.map((response) => ({ ...response, disableTemplating: true }));
    return { ...route, method: 'post', responses };
  };
  const routes = [routeOf(paths.request, requested), routeOf(paths.approve, approved)];
  const environment = {
    ...BuildEnvironment({ hasDefaultRoute: false, hasContentTypeHeader: true, hasCorsHeaders: false, port }),
    hostname: '127.0.0.1',
    cors: false,
    latency: 0,
    routes,
    rootChildren: routes.map(({ uuid }) => ({ type: 'route', uuid })),
  };
  const server = new MockoonServer(environment, { enableAdminApi: false, maxTransactionLogs: 1 });
  server.on('error', (code: unknown, cause: unknown) => {
    throw new Error(String(code), { cause });
  });
  server.start();
}

if (import.meta.main) await serve();
