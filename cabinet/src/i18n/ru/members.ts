/** Страница участников. */
import type { Texts } from '../i18n.ts';

export const members: Texts['members'] = {
  title: 'Участники',
  lead: 'Кто работает в этой организации и в какой роли.',
  you: 'Вы',
  secondFactor: 'Второй фактор',
  noSecondFactor: 'Без второго фактора',
  since: 'С {{date}}',
  roleOf: 'Роль: {{email}}',
  remove: 'Удалить',
  removeOf: 'Удалить {{email}}',
  removeTitle: 'Удалить {{email}}?',
  removeText: 'Человек больше не откроет эту организацию. Его учётная запись останется.',
  leave: 'Покинуть организацию',
  leaveTitle: 'Покинуть {{organization}}?',
  leaveText: 'Чтобы вернуться, понадобится новое приглашение.',
  soleOwner: 'Вы единственный владелец. Чтобы покинуть организацию, сначала сделайте владельцем другого участника.',
  inviteTitle: 'Пригласить участника',
  role: 'Роль',
  invite: 'Отправить приглашение',
  invited: 'Приглашение отправлено на {{email}}.',
  invitationsTitle: 'Открытые приглашения',
  noInvitations: 'Открытых приглашений нет',
  until: 'Действует до {{date}}',
  withdraw: 'Отозвать',
  withdrawOf: 'Отозвать приглашение для {{email}}',
};
