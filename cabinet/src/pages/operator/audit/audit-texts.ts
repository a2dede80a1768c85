/** Acts and chains of the audit in words. */
import i18next, { type TFunction } from 'i18next';
import type { AuditRow } from '../../../api/audit.ts';
import type { Texts } from '../../../i18n/en.ts';

type Act = keyof Texts['acts'];
type Chain = keyof Texts['audit']['chains'];

export function actText(action: string, t: TFunction): string {
  return isAct(action) ? t(`acts.${action}`) : action;
}

/** All acts that this page has words for. */
export function knownActs(): Act[] {
  return Object.keys(i18next.getResourceBundle(i18next.language, 'translation').acts) as Act[];
}

/** The organisation, or what a chain of no organisation is about. */
export function chainText(
  { organization_id: id, organization_name: name }: Pick<AuditRow, 'organization_id' | 'organization_name'>,
  t: TFunction,
): string {
  return name ?? (isChain(id) ? t(`audit.chains.${id}`) : id);
}

function isAct(action: string): action is Act {
  return i18next.exists(`acts.${action}`);
}

function isChain(id: string): id is Chain {
  return i18next.exists(`audit.chains.${id}`);
}
