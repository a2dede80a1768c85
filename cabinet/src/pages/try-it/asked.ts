/** What is asked for in place of the document, and the body of the request that asks so. */
import type { SandboxSubject } from '../../api/try-it.ts';

/** Names of claims and of fields. */
export interface Asked {
  claims: readonly string[];
  fields: readonly string[];
}

export const nothingAsked: Asked = { claims: [], fields: [] };

/** Without the name, if it was there; else with it. */
export function toggled(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((each) => each !== name) : [...names, name];
}

/** What of `requestDocument` the page sends. */
export type AskingBody = {
  api_key: string;
  iin: string;
  phone: string;
  claims?: string[];
  fields?: string[];
  holder?: { first_name: string; last_name: string };
};

/** @param asked null for the whole document. `is_holder` asks for the very person whose document it is. */
export function requestBody(
  apiKey: string,
  { iin, phone, full_name: fullName }: SandboxSubject,
  asked: Asked | null,
): AskingBody {
  const body = { api_key: apiKey, iin, phone };
  if (asked === null) return body;
  const { claims, fields } = asked;
  const [last_name = '', first_name = ''] = fullName.split(' ');
  return {
    ...body,
    ...(claims.length > 0 && { claims: [...claims] }),
    ...(fields.length > 0 && { fields: [...fields] }),
    ...(claims.includes('is_holder') && { holder: { first_name, last_name } }),
  };
}
