/** Between the form's fields and the API's: the time, and one range a line. */
import type { ApiKeySettings } from '../../api/api-keys.ts';
import { linesOf } from '../../ui/list-field.ts';
import { fromKazakhstanTime, toKazakhstanTime } from './kazakhstan-time.ts';

/** @param endsAt as the key has it: a field shows minutes, and what nobody has changed must not lose its seconds */
export function settingsOf(values: Record<string, string>, endsAt: string | null): ApiKeySettings {
  const typed = values['expires_at'] ?? '';
  return {
    name: values['name'] ?? '',
    expires_at: typed === toKazakhstanTime(endsAt) ? endsAt : fromKazakhstanTime(typed),
    allowed_ip_ranges: linesOf(values['allowed_ip_ranges']),
  };
}
