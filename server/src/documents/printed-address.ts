/** How a page prints an address: a house keeps its number when the line breaks. */
import { printedBilingual } from './bilingual.ts';

const NO_BREAK_SPACE = '\u00a0';

/** `15 ҮЙ`, `48 ПӘТЕР`, `ДОМ 15` and `КВАРТИРА 48` stay on one line each. */
export function printedAddress(address: string): string {
  return printedBilingual(address).replaceAll(
    /(?<=[0-9]\p{Letter}?) (?=ҮЙ|ПӘТЕР)|(?<=ДОМ|КВАРТИРА) (?=[0-9])/giu,
    NO_BREAK_SPACE,
  );
}
