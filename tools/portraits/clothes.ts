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
  svg`<path d="M-35 -16L0 30L-22 52L-50 2ZM35 -16L0 30L22 52L50 2Z" fill="${fill}" stroke="${edge}" stroke-width=".9" stroke-linejoin="round"/>`;

/** A collar whose top button is open. */
const openFlaps = (fill: string, edge: string): string =>
  svg`<path d="M-35 -16L-3 52L-30 60L-52 4ZM35 -16L3 52L30 60L52 4Z" fill="${fill}" stroke="${edge}" stroke-width=".9" stroke-linejoin="round"/>`;

const shirt = (fill: string): string => svg`<path d="M-36 -10Q0 26 36 -10L50 6L30 260H-30L-50 6Z" fill="${fill}"/>`;

/** With a notch each; the line between them and the sleeves is the shoulder of the jacket. */
const lapels = (fill: string, edge: string): string =>
  svg`<path d="M-47 -2L-8 170V260H-18L-58 96L-74 78L-58 66L-66 30ZM47 -2L8 170V260H18L58 96L74 78L58 66L66 30Z" fill="${fill}" stroke="${edge}" stroke-width="1" stroke-linejoin="round"/>`;

const vest = (fill: string): string => svg`<path d="M-53 3L0 104L53 3L74 15L84 260H-84L-74 15Z" fill="${fill}"/>`;

/** The embroidered edge of festive clothes. */
const braid = (gold: string): string =>
  svg`<g fill="none"><path d="M-56 6L0 112L56 6M0 112V260" stroke="#7d2f34" stroke-width="9"/><path d="M-56 6L0 112L56 6M0 112V260" stroke="${gold}" stroke-width="4.6" stroke-dasharray="5 3.4"/></g>`;

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
  'suit-and-tie': ({ base, trim, accent }) =>
    svg`${shirt('#eef0f3')}<path d="M-9 33H9L6 48L13 180H-13L-6 48Z" fill="${accent}"/><path d="M-9 33H9L6 48H-6Z" opacity=".18"/>${flaps('#fbfcfd', '#d5dae0')}${lapels(trim, base)}`,
  'open-suit': ({ base, trim, skin }) =>
    svg`${shirt('#e6ebf2')}<path d="M-33 -10L0 58L33 -10Z" fill="${skin}"/><path d="M0 58V180" stroke="#c9d0da" stroke-width="1.6"/>${openFlaps('#f3f6fa', '#cfd6df')}${lapels(trim, base)}`,
  sweater: ({ base, trim }) =>
    svg`${flaps('#f5f6f8', '#d5dae0')}<path d="M-56 6Q-40 30 0 62Q40 30 56 6L70 20Q40 66 0 82Q-40 66 -70 20Z" fill="${trim}"/><path d="M-50 12Q0 72 50 12L54 20Q0 80 -54 20Z" fill="${base}" opacity=".4"/>`,
  polo: ({ base, trim, skin }) =>
    svg`<path d="M-33 -10L0 62L33 -10Z" fill="${skin}"/><path d="M0 60V96" stroke="${trim}" stroke-width="2"/>${openFlaps(trim, base)}`,
  'v-neck': ({ trim, skin }) =>
    svg`<path d="M-38 -10L0 70L38 -10Z" fill="${skin}"/><path d="M-41 -7L0 74L41 -7" fill="none" stroke="${trim}" stroke-width="6" stroke-linejoin="round"/>`,
  turtleneck: ({ base, trim }) =>
    svg`${highCollar(trim)}<path d="M-38 -12Q0 18 38 -12" stroke="${base}" stroke-width="2" fill="none" opacity=".6"/>`,
  blouse: ({ trim, skin }) =>
    svg`<path d="M-33 -10L0 58L33 -10Z" fill="${skin}"/><path d="M0 58V260" stroke="${trim}" stroke-width="2"/>${openFlaps('#f6f5f3', '#d9d5d0')}`,
  jacket: ({ base, trim, accent, skin }) =>
    svg`<path d="M-50 0L0 180L50 0L36 -10Q0 60 -36 -10Z" fill="#f3efe9"/><path d="M-38 -9Q0 92 38 -9Z" fill="${skin}"/><path d="M-30 6Q0 66 30 6" fill="none" stroke="${accent}" stroke-width="1.6" opacity=".75"/><circle cx="0" cy="36" r="3" fill="${accent}"/>${lapels(trim, base)}`,
  vest: ({ trim }) =>
    svg`${shirt('#f1efea')}<path d="M0 30V112" stroke="#d6d1c7" stroke-width="1.6"/>${highCollar('#f7f5f0')}${vest(trim)}${braid('#dcb766')}`,
};
