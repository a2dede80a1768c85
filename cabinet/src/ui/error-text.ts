/** An error of the API in the visitor's language: what happened, and what to do. */
import i18next, { type TFunction } from 'i18next';
import { ApiError } from '../api/call.ts';
import type { Translations } from '../i18n/en.ts';

type KnownError = Exclude<keyof Translations['errors'], 'reasons'>;
type KnownReason = keyof Translations['errors']['reasons'];

const MINUTE_SECONDS = 60;

export function errorText(error: unknown, t: TFunction): string {
  if (error instanceof TypeError) return t('shell.offline');
  if (!(error instanceof ApiError) || !isKnownError(error.code)) return t('shell.somethingWrong');
  return t(`errors.${error.code}`, { wait: waitText(error, t) });
}

/** What is wrong with each field, by its name in the API. Of a list it names each entry; a form has one field for all. */
export function fieldErrors(error: unknown, t: TFunction): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    error.fields.map(({ field, reason }) => [field.replace(/\.\d+$/, ''), reasonText(reason, t)]),
  );
}

export function reasonText(reason: string | undefined, t: TFunction): string {
  return t(`errors.reasons.${isReason(reason) ? reason : 'invalid'}`);
}

function waitText({ retryAfterSeconds = MINUTE_SECONDS }: ApiError, t: TFunction): string {
  if (retryAfterSeconds < MINUTE_SECONDS) return t('frame.seconds', { count: retryAfterSeconds });
  return t('frame.minutes', { count: Math.ceil(retryAfterSeconds / MINUTE_SECONDS) });
}

/** Whether there is a text for this code. */
export function isKnownError(code: string): code is KnownError {
  return code !== 'reasons' && i18next.exists(`errors.${code}`);
}

function isReason(reason: string | undefined): reason is KnownReason {
  return reason !== undefined && i18next.exists(`errors.reasons.${reason}`);
}
