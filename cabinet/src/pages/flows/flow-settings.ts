/** Between the fields of the form and the API's: a box for each document type, and one address a line. */
import type { FlowSettings } from '../../api/flows.ts';
import { linesOf } from '../../ui/list-field.ts';

export const TYPE_FIELD = 'type:';

export function flowSettingsOf(values: Record<string, string>, enabled: boolean): FlowSettings {
  const purposeIn = (language: string) => values[`purpose.${language}`] || null;
  const fields = Object.keys(values).filter((name) => name.startsWith(TYPE_FIELD));
  return {
    name: values['name'] ?? '',
    document_types: fields.map((name) => name.slice(TYPE_FIELD.length)),
    origins: linesOf(values['origins']),
    return_urls: linesOf(values['return_urls']),
    purpose: { kk: purposeIn('kk'), ru: purposeIn('ru'), en: purposeIn('en') },
    claims_only: values['claims_only'] !== undefined,
    enabled,
  };
}
