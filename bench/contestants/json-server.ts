/**
 * json-server as a module, in memory. As quick as it can be: no log, no CORS, no compression, no ETag, no indented JSON. It would store
 * the body of a POST and answer 201, so both calls become the GET of a resource, as its documentation shows.
 */
import { paths } from '../paths.ts';
import { answersWith, type Contestant, ownProcess, pinnedVersion, type Sample, sampleArguments } from './contestant.ts';

export function jsonServer(sample: Sample): Contestant {
  return answersWith(sample, {
    name: 'json-server',
    version: pinnedVersion('json-server'),
    kind: 'mock',
    does: 'answers a resource in memory',
    command: ownProcess(import.meta.filename, sample),
  });
}

if (import.meta.main) {
  const { default: json } = await import('json-server');
  const { port, requested, approved } = sampleArguments();
  const server = json.create();
  server.set('etag', false);
  server.set('json spaces', 0);
  server.use(json.defaults({ logger: false, noCors: true, noGzip: true, bodyParser: true }));
  server.use(json.rewriter({ [paths.request]: '/requested', [paths.approve]: '/approved' }));
  server.use((request, _response, next) => {
    request.method = 'GET';
    next();
  });
  server.use(json.router({ requested: JSON.parse(requested.toString()), approved: JSON.parse(approved.toString()) }));
  server.listen(port, '127.0.0.1');
}
