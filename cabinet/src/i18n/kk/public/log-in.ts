/** Кіру, тіркелу, ұмытылған құпиясөз, шақырулар. */
import type { Translations } from '../../en.ts';

export const logIn: Translations['logIn'] = {
  title: 'Кіру',
  email: 'Электрондық пошта',
  password: 'Құпиясөз',
  submit: 'Кіру',
  withPasskey: 'Кіру кілтімен кіру',
  forgot: 'Құпиясөзді ұмыттыңыз ба?',
  noAccount: 'Тіркелгіңіз жоқ па?',
  signUp: 'Тіркелу',
  haveAccount: 'Тіркелгіңіз бар ма?',
  passkeysElsewhere: 'Кіру кілттері localhost атауымен жұмыс істейді.',
  openThere: 'Сонда ашу',
  demonstration: 'Көрсетілім: пошта мен құпиясөз шлюз іске қосылғанда көрсетілген.',
  secondFactor: 'Екінші фактор',
  secondFactorText: 'Аутентификаторды ашып, ол Qujat үшін көрсеткен кодты енгізіңіз.',
  code: 'Алты таңбалы код',
  passkeyText: 'Осы тіркелгінің кіру кілтімен растаңыз.',
  recoveryText: 'Сақтап қойған қалпына келтіру кодтарының бірін енгізіңіз. Әрқайсысы бір рет жарайды.',
  recoveryCode: 'Қалпына келтіру коды',
  useRecoveryCode: 'Қалпына келтіру кодын енгізу',
  useAuthenticator: 'Аутентификатор кодын енгізу',
  continue: 'Жалғастыру',
  startOver: 'Басқа тіркелгімен кіру',
};
