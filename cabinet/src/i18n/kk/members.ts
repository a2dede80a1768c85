/** Қатысушылар беті. */
import type { Texts } from '../i18n.ts';

export const members: Texts['members'] = {
  title: 'Қатысушылар',
  lead: 'Осы ұйымда кім және қандай рөлде жұмыс істейді.',
  you: 'Сіз',
  secondFactor: 'Екінші фактор бар',
  noSecondFactor: 'Екінші фактор жоқ',
  since: 'Қосылған күні: {{date}}',
  roleOf: '{{email}} рөлі',
  remove: 'Шығару',
  removeOf: '{{email}} қатысушысын шығару',
  removeTitle: '{{email}} шығарылсын ба?',
  removeText: 'Ол бұл ұйымды енді аша алмайды. Тіркелгісі қалады.',
  leave: 'Ұйымнан шығу',
  leaveTitle: '{{organization}} ұйымынан шығасыз ба?',
  leaveText: 'Қайта кіру үшін жаңа шақыру керек болады.',
  soleOwner: 'Сіз жалғыз иесісіз. Ұйымнан шығу үшін алдымен басқа мүшені ие етіңіз.',
  inviteTitle: 'Қатысушы шақыру',
  role: 'Рөлі',
  invite: 'Шақыру жіберу',
  invited: 'Шақыру {{email}} поштасына жіберілді.',
  invitationsTitle: 'Ашық шақырулар',
  noInvitations: 'Ашық шақыру жоқ',
  until: 'Жарамды мерзімі: {{date}}',
  withdraw: 'Қайтарып алу',
  withdrawOf: '{{email}} шақыруын қайтарып алу',
};
