/**
 * Prism, by its own command. As quick as it can be: one process, no CORS, no log, and a document of the two calls alone, whose answers
 * are examples, so that nothing is made up and little is validated.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { paths } from '../paths.ts';
import { answersWith, type Contestant, pinnedVersion, type Sample } from './contestant.ts';

export function prism(sample: Sample): Contestant {
  const document = join(sample.directory, 'prism-openapi.json');
  writeFileSync(document, JSON.stringify(openapiOf(sample)));
  const command = fileURLToPath(new URL('../node_modules/@stoplight/prism-cli/dist/index.js', import.meta.url));
  return answersWith(sample, {
    name: 'Prism',
    version: pinnedVersion('@stoplight/prism-cli'),
    kind: 'mock',
    does: 'answers an example of an OpenAPI document',
    command: (port) => ({
      file: process.execPath,
      args: [
        command,
        'mock',
        document,
        '-h',
        '127.0.0.1',
        '-p',
        String(port),
        '-v',
        'silent',
        '-m',
        'false',
        '--no-cors',
      ],
    }),
  });
}

function openapiOf({ requested, approved }: Sample): object {
  const answering = (answer: Buffer) => {
    const content = { 'application/json': { example: JSON.parse(answer.toString()) as unknown } };
    const requestBody = { content: { 'application/json': {} } };
    return { post: { requestBody, responses: { 200: { description: 'The answer of Qujat', content } } } };
  };
  return {
    openapi: '3.1.0',
    info: { title: 'The flow', version: '1' },
    paths: { [paths.request]: answering(requested), [paths.approve]: answering(approved) },
  };
}
