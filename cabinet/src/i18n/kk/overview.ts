/** Ұйымға шолу: алғашқы қадамдар. */
import type { Translations } from '../en.ts';

export const overview: Translations['overview'] = {
  title: 'Шолу',
  welcome: 'Алғашқы құжатқа дейін үш қадам',
  role: 'Рөліңіз: {{role}}',
  bin: 'БСН {{bin}}',
  keyTitle: 'Backend Api Key алыңыз',
  keyText: 'Құмсалғышқа арналған кілт жасаңыз: ол әр шақыруда керек.',
  keyAction: 'API кілттерін ашу',
  tryTitle: 'Осында байқап көріңіз',
  tryText: 'Ойдан шығарылған азамат пен құжатты таңдап, 1414 нөмірінен келген кодты енгізіңіз де, құжатты көріңіз.',
  tryAction: 'Байқап көру',
  docsTitle: 'Өз жүйеңізден шақырыңыз',
  docsText: 'Екі шақыру: сұрау және растау. Құжаттамада әр өріс пен әр қате бар.',
  docsAction: 'Құжаттаманы ашу',
};
