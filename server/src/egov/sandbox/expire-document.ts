/** expireDocument: a document as it would be had it ended a year before, or earlier. One that does not expire stays as it is. */
import { almatyMidnightMs, almatyPlainDate } from '../../calendar/almaty-date.ts';
import { DAY_MS } from '../../clock.ts';
import type { DocumentType } from '../../documents/catalogue.ts';
import { commonSchema, type ResultJson } from '../../documents/document-type.ts';
import { isDaySchema } from '../../documents/fields.ts';
import type { FieldSchema } from '../../documents/read-field.ts';

/** What leads to a document, such as an examination, happens so long before it is issued. */
const LEADS_MS = 60 * DAY_MS;

/** @param today it ends a year before this day at the latest */
export function expireDocument(
  { domain: domainSchema }: DocumentType,
  { common, domain }: ResultJson,
  today: Temporal.PlainDate,
): ResultJson {
  const { docIssuedDate: issued, docExpirationDate: end } = common;
  if (end === null) return { common, domain };
  const { years } = today.subtract({ years: 1 }).until(almatyPlainDate(end).add({ days: 1 }), { largestUnit: 'year' });
  const earlier = { years: Math.max(years + 1, 0), from: (issued ?? end) - LEADS_MS };
  return {
    common: moved(commonSchema, common, earlier) as ResultJson['common'],
    domain: moved(domainSchema, domain, earlier),
  };
}

interface Earlier {
  years: number;
  /** Days before this one are no part of the document's life. */
  from: number;
}

function moved(schema: FieldSchema, value: unknown, earlier: Earlier): unknown {
  const inner = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  const { items, properties } = inner;
  if (Array.isArray(value) && items !== undefined) return value.map((each) => moved(items, each, earlier));
  if (typeof value === 'object' && value !== null && properties !== undefined) {
    const entries = Object.entries(value).map(([name, each]) => {
      const field = properties[name];
      return [name, field === undefined || name === 'birthday' ? each : moved(field, each, earlier)];
    });
    return Object.fromEntries(entries);
  }
  if (typeof value !== 'number' || !isDaySchema(inner) || value < earlier.from) return value;
  return almatyMidnightMs(almatyPlainDate(value).subtract({ years: earlier.years }).toString());
}
