/** The fields of a JSON schema as rows of a table: where each stands, what it holds, what it means. */
import { type FieldTranslations, meaningOf } from '../documents/field-translations.ts';
import type { Trilingual } from '../words/languages.ts';

export interface FieldRow {
  /** `common.docOwner.iin`; `categories[].category` in a list. */
  path: string;
  type: string;
  description: string;
  /** Of a field of a document: the description in each language. */
  meaning: Trilingual | undefined;
}

/** A JSON schema as far as fields need it. */
export interface FieldSchema extends FieldTranslations {
  type?: unknown;
  description?: unknown;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly FieldSchema[];
  required?: unknown;
  properties?: Record<string, FieldSchema>;
  items?: FieldSchema;
}

export function fieldRows(schema: FieldSchema, prefix = ''): FieldRow[] {
  const { properties = {} } = withoutNull(schema);
  return Object.entries(properties).flatMap(([name, field]) =>
    rowsOf(field, prefix === '' ? name : `${prefix}.${name}`),
  );
}

function rowsOf(field: FieldSchema, path: string): FieldRow[] {
  const inner = withoutNull(field);
  const described = [field, inner].find(({ description }) => typeof description === 'string') ?? {};
  const { description = '' } = described;
  const own = { path, type: typeOf(field), description: String(description), meaning: meaningOf(described) };
  if (inner.properties !== undefined) return [own, ...fieldRows(inner, path)];
  return inner.items?.properties === undefined ? [own] : [own, ...fieldRows(inner.items, `${path}[]`)];
}

function typeOf(field: FieldSchema): string {
  const inner = withoutNull(field);
  const values = inner.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  const nothing = field.anyOf?.some(({ type }) => type === 'null') === true ? ' or null' : '';
  const choices = inner.enum ?? values.flatMap((each) => each.enum ?? [each.const]);
  if (choices.length > 0 && choices.every((each) => each !== undefined))
    return `${choices.map((each) => `\`${each}\``).join(', ')}${nothing}`;
  const [type = 'any', ...otherTypes] = new Set([inner, ...values].map((each) => each.type).filter(Boolean));
  const names: Record<string, string> = { array: 'list', integer: 'whole number' };
  return `${otherTypes.length > 0 ? 'any' : (names[String(type)] ?? String(type))}${nothing}`;
}

/** What the field holds where it is not null; the field itself where it never is. */
function withoutNull(field: FieldSchema): FieldSchema {
  const values = field.anyOf?.filter(({ type }) => type !== 'null');
  const [only, ...more] = values ?? [];
  return only === undefined || more.length > 0 || values?.length === field.anyOf?.length ? field : only;
}
