/**
 * JSON in the one form that RFC 8785 (JSON Canonicalization Scheme) gives it: so equal values have equal bytes, and anybody
 * can recompute a hash. The RFC builds on ECMAScript's own `JSON.stringify`; what is left to do is the order of the fields.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const object = value as { readonly [field: string]: Json };
  let fields = '';
  // Sorted by their UTF-16 code units (section 3.2.3), as `sort` does it.
  for (const field of Object.keys(object).sort()) {
    fields += `${fields === '' ? '' : ','}${JSON.stringify(field)}:${canonicalJson(object[field] ?? null)}`;
  }
  return `{${fields}}`;
}

/**
 * Reads a text that must be in canonical form.
 * @throws Error where it is no JSON, or JSON in another form
 */
export function parseCanonicalJson(text: string): Json {
  const value = JSON.parse(text) as Json;
  if (canonicalJson(value) !== text) throw new Error('The JSON is not in the canonical form of RFC 8785');
  return value;
}
