/** Acts and chains of the audit in words. */
import i18next, { type TFunction } from 'i18next';
import type { AuditRow } from '../../../api/audit.ts';
import type { Translations } from '../../../i18n/en.ts';

type AuditEvent = keyof Translations['events'];
type Chain = keyof Translations['audit']['chains'];

export function eventText(action: string, t: TFunction): string {
  return isKnownEvent(action) ? t(`events.${action}`) : action;
}

/** All events that this page has words for. */
export function knownEvents(): AuditEvent[] {
  return Object.keys(i18next.getResourceBundle(i18next.language, 'translation').events) as AuditEvent[];
}

/** The organisation, or what a chain of no organisation is about. */
export function chainText(
  { organization_id: id, organization_name: name }: Pick<AuditRow, 'organization_id' | 'organization_name'>,
  t: TFunction,
): string {
  return name ?? (isChain(id) ? t(`audit.chains.${id}`) : id);
}

/** The person, or what acted in the place of one; null where nobody of the cabinet did. */
export function actorText(
  { account_email: email, by_command_line: byCommandLine }: Pick<AuditRow, 'account_email' | 'by_command_line'>,
  t: TFunction,
): string | null {
  return byCommandLine ? t('audit.commandLine') : email;
}

function isKnownEvent(action: string): action is AuditEvent {
  return i18next.exists(`events.${action}`);
}

function isChain(id: string): id is Chain {
  return i18next.exists(`audit.chains.${id}`);
}
