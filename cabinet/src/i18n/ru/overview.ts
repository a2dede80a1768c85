/** Обзор организации: первые шаги. */
import type { Translations } from '../en.ts';

export const overview: Translations['overview'] = {
  title: 'Обзор',
  welcome: 'Три шага до первого документа',
  role: 'Ваша роль: {{role}}',
  bin: 'БИН {{bin}}',
  keyTitle: 'Возьмите Backend Api Key',
  keyText: 'Создайте ключ песочницы: он нужен в каждом вызове.',
  keyAction: 'Открыть ключи API',
  tryTitle: 'Попробуйте здесь',
  tryText: 'Выберите вымышленного гражданина и документ, введите код от 1414 и посмотрите документ.',
  tryAction: 'Попробовать',
  docsTitle: 'Вызовите из своей системы',
  docsText: 'Два вызова: запрос и подтверждение. В документации есть каждое поле и каждая ошибка.',
  docsAction: 'Открыть документацию',
};
