/** tellFaults: what a check against a schema has found, in the words in which the API tells wrong fields. No value is repeated. */

import type { FieldError } from '../../errors.ts';
import type { SchemaFault } from '../../json/json-schema.ts';

/** By pattern: what is said of a text that does not fit. */
export type PatternFaults = Readonly<Record<string, Omit<FieldError, 'field'>>>;

export function tellFaults(found: readonly SchemaFault[], patternFaults: PatternFaults = {}): FieldError[] {
  const byField = new Map<string, FieldError>();
  for (const fault of found.flatMap((each) => tell(each, patternFaults))) {
    const before = byField.get(fault.field);
    // A value of two types is told once for each.
    byField.set(
      fault.field,
      before === undefined ? fault : { ...before, message: both(before.message, fault.message) },
    );
  }
  return [...byField.values()];
}

function tell(fault: SchemaFault, patternFaults: PatternFaults): FieldError[] {
  const { keyword, instancePath, message } = fault;
  const field = instancePath.slice(1).replaceAll('/', '.');
  const at = (name: string) => (field === '' ? name : `${field}.${name}`);
  switch (fault.keyword) {
    case 'required':
      return fault.params.requiredProperties.map((name) => ({ field: at(name), message: 'is required' }));
    case 'type':
      return [{ field, message: `must be ${[fault.params.type].flat().map(article).join(' or ')}` }];
    case 'enum':
      return [{ field, message: `must be one of ${fault.params.allowedValues.join(', ')}` }];
    case 'pattern':
      return [{ field, message: 'is not in the right form', ...patternFaults[String(fault.params.pattern)] }];
    case 'additionalProperties':
      return fault.params.additionalProperties.map((name) =>
        // Any other name may be personal data.
        /^[a-z_]{1,40}$/i.test(name)
          ? { field: at(name), message: 'is not known here' }
          : { field: field === '' ? 'body' : field, message: 'has a field that is not known here' },
      );
    case 'format':
      return [{ field, message: 'must be a day, written as 1990-01-31' }];
    case 'minLength':
      return [{ field, message: 'must not be empty' }];
    default:
      // `boolean` is an unknown field, which stands for itself; `anyOf` is told by what it holds.
      return keyword === 'boolean' || keyword === 'anyOf' ? [] : [{ field, message }];
  }
}

function article(type: string): string {
  return type === 'null' ? type : `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function both(before: string, message: string): string {
  return before === message ? message : `${before} or ${message.replace('must be ', '')}`;
}
