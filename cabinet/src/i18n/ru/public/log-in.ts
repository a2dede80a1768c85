/** Вход, регистрация, забытый пароль, приглашения. */
import type { Translations } from '../../en.ts';

export const logIn: Translations['logIn'] = {
  title: 'Вход',
  email: 'Электронная почта',
  password: 'Пароль',
  submit: 'Войти',
  withPasskey: 'Войти с ключом доступа',
  forgot: 'Забыли пароль?',
  noAccount: 'Нет учётной записи?',
  signUp: 'Создать учётную запись',
  haveAccount: 'Уже есть учётная запись?',
  passkeysElsewhere: 'Ключи доступа работают под именем localhost.',
  openThere: 'Открыть там',
  demonstration: 'Демонстрация: почта и пароль показаны при запуске шлюза.',
  secondFactor: 'Второй фактор',
  secondFactorText: 'Откройте аутентификатор и введите код, который он показывает для Qujat.',
  code: 'Шестизначный код',
  passkeyText: 'Подтвердите вход ключом доступа этой учётной записи.',
  recoveryText: 'Введите один из кодов восстановления, которые вы сохранили. Каждый действует один раз.',
  recoveryCode: 'Код восстановления',
  useRecoveryCode: 'Ввести код восстановления',
  useAuthenticator: 'Ввести код аутентификатора',
  continue: 'Продолжить',
  startOver: 'Войти под другим именем',
};
