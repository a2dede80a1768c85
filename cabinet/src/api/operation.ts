/** The gateway's operations as the OpenAPI documents have them: what is given, what is answered, and at which address. */
import { type Operations, operations } from '../../generated/operations.ts';

export type OperationName = keyof Operations;
export type Params<Name extends OperationName> = Operations[Name]['params'];
export type Body<Name extends OperationName> = Operations[Name]['body'];
export type Answer<Name extends OperationName> = Operations[Name]['answer'];

type Part<Key extends string, Value> = undefined extends Value
  ? { [Name in Key]?: undefined }
  : { [Name in Key]: Value };

/** What a call of the operation must be given: its parameters, and its body, where it has any. */
export type Given<Name extends OperationName> = Part<'params', Params<Name>> & Part<'body', Body<Name>>;

export function methodOf(name: OperationName): string {
  return operations[name][0];
}

/** What the path does not name goes into the query; what is empty does not. */
export function urlOf<Name extends OperationName>(name: Name, params: Params<Name>): string {
  const query = new URLSearchParams();
  let path: string = operations[name][1];
  for (const [key, value] of Object.entries<string | undefined>(params ?? {})) {
    if (value === undefined || value === '') continue;
    if (path.includes(`{${key}}`)) path = path.replace(`{${key}}`, encodeURIComponent(value));
    else query.set(key, value);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}
