/** Lists, newest first, that are read a page at a time: `next` of a page is `after` for the one behind it. */
import { refuseField } from '../accounts/refuse-field.ts';
import { orNull, Type } from '../json/json-schema.ts';

export const PAGE = 50;

export const afterField = Type.Optional(Type.String({ maxLength: 120, description: '`next` of the page before' }));

export const nextField = orNull(Type.String(), { description: 'For the next page; null on the last one' });

type Place<IdName extends string> = { createdAt: number } & Record<IdName, string>;

/** @throws GatewayError `invalid_request` that names `after` */
export function readCursor<IdName extends string>(cursor: string, idName: IdName): Place<IdName> {
  const [, createdAt, id] = /^(\d{1,15})\.([\w-]{1,100})$/.exec(cursor) ?? [];
  if (createdAt === undefined || id === undefined) {
    throw refuseField('after', 'invalid_cursor', 'must be `next` of the page before');
  }
  return { createdAt: Number(createdAt), [idName]: id } as Place<IdName>;
}

/** @param found one row more than a page holds, where there are more */
export function cutPage<IdName extends string, Row extends Place<IdName>>(found: readonly Row[], idName: IdName) {
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return { page, next: found.length > PAGE && last !== undefined ? `${last.createdAt}.${last[idName]}` : null };
}
