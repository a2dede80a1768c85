/** What is asked for in place of the document, or into whose wallet it goes, and the body of the request that asks so. */
import type { SandboxSubject } from '../../api/try-it.ts';

/** Names of claims and of fields. */
export interface Asked {
  claims: readonly string[];
  fields: readonly string[];
}

/** What the request wants. */
export interface Wanted {
  /** Null for the whole document. */
  asked: Asked | null;
  /** The document goes into the citizen's wallet. */
  isForWallet: boolean;
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
  credential?: true;
};

/** `is_holder` asks for the very person whose document it is. */
export function requestBody(
  apiKey: string,
  { iin, phone, full_name: fullName }: SandboxSubject,
  { asked, isForWallet }: Wanted,
): AskingBody {
  const body = { api_key: apiKey, iin, phone };
  if (isForWallet) return { ...body, credential: true };
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
