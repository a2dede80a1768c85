/** Clothes, drawn about the pit of the neck for shoulders 138 wide and scaled to the person's. */
import { css, darker, towards } from './colours.ts';
import type { Face } from './face.ts';
import { svg } from './path.ts';
import type { Clothing } from './styles.ts';

interface Fabrics {
  base: string;
  trim: string;
  light: string;
  accent: string;
  skin: string;
}

export function drawClothes(face: Face): string {
  const { middle, neckLine, shoulders, colours, skin, clothing } = face;
  const fabrics: Fabrics = {
    base: css(colours.clothes),
    trim: css(darker(colours.clothes, 0.72)),
    light: css(towards(colours.clothes, 255, 0.22)),
    accent: css(colours.accent),
    skin: skin.shade,
  };
  const body =
    '<path d="M-138 128C-134 46 -96 24 -36 -6Q0 34 36 -6C96 24 134 46 138 128V260H-138Z" fill="url(#clothes)"/>';
  const sleeves = svg`<path d="M-99 96Q-103 130 -101 200M99 96Q103 130 101 200" stroke="${fabrics.trim}" stroke-width="2.4" fill="none" opacity=".5"/>`;
  const scale = shoulders / 138;
  return svg`<g transform="translate(${middle.x} ${neckLine}) scale(${scale})">${body}${sleeves}${fronts[clothing](fabrics)}</g>`;
}

const roundNeck = (fill: string): string => svg`<path d="M-37 -9Q0 32 37 -9L43 -1Q0 46 -43 -1Z" fill="${fill}"/>`;

const highCollar = (fill: string): string => svg`<path d="M-36 -20Q0 8 36 -20L41 2Q0 40 -41 2Z" fill="${fill}"/>`;

const flaps = (fill: string, edge: string): string =>
  svg`<path d="M-35 -14L0 30L-20 50L-49 2ZM35 -14L0 30L20 50L49 2Z" fill="${fill}" stroke="${edge}" stroke-width=".9" stroke-linejoin="round"/>`;

const shirt = (fill: string): string => svg`<path d="M-36 -10Q0 26 36 -10L66 12L36 260H-36L-66 12Z" fill="${fill}"/>`;

const lapels = (fill: string): string =>
  svg`<path d="M-51 1L-13 150V260H-40L-66 74L-84 66L-78 14ZM51 1L13 150V260H40L66 74L84 66L78 14Z" fill="${fill}"/>`;

const vest = (fill: string): string => svg`<path d="M-53 3L0 104L53 3L84 18L92 260H-92L-84 18Z" fill="${fill}"/>`;

const fronts: Record<Clothing, (fabrics: Fabrics) => string> = {
  romper: ({ light, trim, accent }) =>
    svg`${roundNeck(light)}<g fill="${trim}"><circle cx="-66" cy="22" r="3"/><circle cx="-76" cy="27" r="3"/></g><path d="M0 106C-26 88 -22 66 -9 68Q-2 69 0 77Q2 69 9 68C22 66 26 88 0 106Z" fill="${accent}" opacity=".85"/>`,
  't-shirt': ({ trim, accent, light }) =>
    svg`<path d="M-136 92Q0 76 136 92V112Q0 96 -136 112Z" fill="${light}"/><path d="M-138 124Q0 108 138 124V134Q0 118 -138 134Z" fill="${accent}" opacity=".8"/>${roundNeck(trim)}`,
  hoodie: ({ trim, light }) =>
    svg`<path d="M-60 12Q-62 -26 -36 -22Q0 26 36 -22Q62 -26 60 12Q30 52 0 54Q-30 52 -60 12Z" fill="${trim}"/><path d="M-37 -10Q0 32 37 -10Q26 36 0 40Q-26 36 -37 -10Z" fill="${light}"/><path d="M-16 46V92M16 46V88" stroke="#f1f1ee" stroke-width="3.4" stroke-linecap="round"/>`,
  school: ({ trim }) => shirt('#f0f2f5') + vest(trim) + flaps('#fbfcfd', '#d5dae0'),
  'round-collar': ({ trim }) =>
    svg`<path d="M0 34V260" stroke="${trim}" stroke-width="2"/><path d="M-37 -10Q-28 22 0 30Q-6 58 -34 48Q-60 34 -54 4ZM37 -10Q28 22 0 30Q6 58 34 48Q60 34 54 4Z" fill="#fbfaf7" stroke="#dcd9d2" stroke-width=".9"/><circle cx="0" cy="70" r="3.4" fill="#fbfaf7"/>`,
  'suit-and-tie': ({ trim, accent }) =>
    svg`${shirt('#eef0f3')}<path d="M-9 33H9L6 48L13 180H-13L-6 48Z" fill="${accent}"/><path d="M-9 33H9L6 48H-6Z" opacity=".18"/>${flaps('#fbfcfd', '#d5dae0')}${lapels(trim)}`,
  'open-suit': ({ trim, skin }) =>
    svg`${shirt('#e6ebf2')}<path d="M-31 -10L0 56L31 -10Z" fill="${skin}"/><path d="M0 56V180" stroke="#c9d0da" stroke-width="1.6"/>${flaps('#f3f6fa', '#cfd6df')}${lapels(trim)}`,
  sweater: ({ base, trim }) =>
    svg`${flaps('#f5f6f8', '#d5dae0')}<path d="M-56 6Q-40 30 0 62Q40 30 56 6L70 20Q40 66 0 82Q-40 66 -70 20Z" fill="${trim}"/><path d="M-50 12Q0 72 50 12L54 20Q0 80 -54 20Z" fill="${base}" opacity=".4"/>`,
  polo: ({ trim, skin }) =>
    svg`<path d="M-31 -10L0 62L31 -10Z" fill="${skin}"/><path d="M-20 8L0 62L20 8" fill="none" stroke="${trim}" stroke-width="3"/><path d="M0 62V92" stroke="${trim}" stroke-width="2"/>${flaps(trim, trim)}`,
  'v-neck': ({ trim, skin }) =>
    svg`<path d="M-38 -10L0 70L38 -10Z" fill="${skin}"/><path d="M-41 -7L0 74L41 -7" fill="none" stroke="${trim}" stroke-width="6" stroke-linejoin="round"/>`,
  turtleneck: ({ base, trim }) =>
    svg`${highCollar(trim)}<path d="M-38 -12Q0 18 38 -12" stroke="${base}" stroke-width="2" fill="none" opacity=".6"/>`,
  blouse: ({ trim, skin }) =>
    svg`<path d="M-31 -10L0 52L31 -10Z" fill="${skin}"/><path d="M0 52V260" stroke="${trim}" stroke-width="2"/>${flaps('#f6f5f3', '#d9d5d0')}`,
  jacket: ({ trim, accent, skin }) =>
    svg`<path d="M-52 2L0 150L52 2L36 -10Q0 60 -36 -10Z" fill="#f3efe9"/><path d="M-37 -9Q0 92 37 -9Z" fill="${skin}"/><path d="M-30 6Q0 66 30 6" fill="none" stroke="${accent}" stroke-width="1.6" opacity=".75"/><circle cx="0" cy="36" r="3" fill="${accent}"/>${lapels(trim)}`,
};
