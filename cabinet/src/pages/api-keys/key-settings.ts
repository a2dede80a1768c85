/** Between the form's fields and the API's: the time, and one range a line. */
import type { ApiKeySettings } from '../../api/api-keys.ts';
import { ApiError } from '../../api/call.ts';
import { fromKazakhstanTime, toKazakhstanTime } from './kazakhstan-time.ts';

const RANGES = 'allowed_ip_ranges';

/** @param endsAt as the key has it: a field shows minutes, and what nobody has changed must not lose its seconds */
export function settingsOf(values: Record<string, string>, endsAt: string | null): ApiKeySettings {
  const typed = values['expires_at'] ?? '';
  const lines = (values[RANGES] ?? '').split(/[\n,;]/);
  return {
    name: values['name'] ?? '',
    expires_at: typed === toKazakhstanTime(endsAt) ? endsAt : fromKazakhstanTime(typed),
    allowed_ip_ranges: lines.map((line) => line.trim()).filter((line) => line !== ''),
  };
}

/** The first line that the API has refused; empty where it was none. */
export function wrongRangeOf(error: unknown, ranges: readonly string[]): string {
  if (!(error instanceof ApiError)) return '';
  const index = error.fields.find(({ field }) => field.startsWith(`${RANGES}.`))?.field.slice(RANGES.length + 1);
  return ranges[Number(index)] ?? '';
}

/** The API names each range; the form has one field for all. */
export function atRangesField(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const fields = error.fields.map((wrong) =>
    wrong.field.startsWith(`${RANGES}.`) ? { ...wrong, field: RANGES } : wrong,
  );
  return new ApiError(error.status, {
    message: error.message,
    code: error.code,
    request_id: error.requestId,
    errors: fields,
  });
}
