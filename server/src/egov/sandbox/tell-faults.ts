/** tellFaults: what a check against a schema has found, in the words in which the API tells wrong fields. No value is repeated. */
import type { TLocalizedValidationError } from 'typebox/error';
import type { FieldError } from '../../errors.ts';

/** @param patternTexts what a pattern asks for, in words */
export function tellFaults(
  found: readonly TLocalizedValidationError[],
  patternTexts: Readonly<Record<string, string>> = {},
): FieldError[] {
  const told = found.flatMap((fault) => tell(fault, patternTexts));
  // A value of two types is told once for each.
  const byField = new Map<string, string>();
  for (const { field, message } of told) {
    const before = byField.get(field);
    byField.set(field, before === undefined || before === message ? message : both(before, message));
  }
  return [...byField].map(([field, message]) => ({ field, message }));
}

function tell(fault: TLocalizedValidationError, patternTexts: Readonly<Record<string, string>>): FieldError[] {
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
      return [{ field, message: patternTexts[String(fault.params.pattern)] ?? 'is not in the right form' }];
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
  return `${before} or ${message.replace('must be ', '')}`;
}
