/** What a build has made for browsers: `reply.sendFile(name, folder)`, compressed as the build has laid it beside. */
import { basename, dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { HttpServer } from './server.ts';

const LASTING = 'public, max-age=31536000, immutable';

/** Whoever has pages calls it; the first call does it. */
export async function registerBuiltFiles(server: HttpServer): Promise<void> {
  if (server.hasReplyDecorator('sendFile')) return;
  await server.register(fastifyStatic, {
    root: import.meta.dirname,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // The names of the assets change with their content.
      if (basename(dirname(path)) === 'assets') reply.header('cache-control', LASTING);
    },
  });
}
