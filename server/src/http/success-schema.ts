/** What a route says of its success, for its `response`. Its errors are `errorResponses`'. */
import { type TSchema, Type } from '../json/json-schema.ts';

export function json<Schema extends TSchema>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}

/** Of a 204. */
export const done = (description: string) => Type.Null({ description });
