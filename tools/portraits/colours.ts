/** Colours of portraits, and the arithmetic on them. */

export type Rgb = readonly [red: number, green: number, blue: number];
export type Tone = 'light' | 'base' | 'shade' | 'deep';

export function tones(base: Rgb, lighten: number, shade: number, deep: number): Record<Tone, string> {
  return {
    light: css(towards(base, 255, lighten)),
    base: css(base),
    shade: css(darker(base, shade)),
    deep: css(darker(base, deep)),
  };
}

/** Skin in shadow turns redder, not greyer: the green and blue lose more than the red. */
export function skinTones(base: Rgb): Record<Tone, string> {
  const shadow = (share: number): string =>
    css([base[0] * (1 - share * 0.72), base[1] * (1 - share * 1.02), base[2] * (1 - share * 1.12)]);
  return { light: css(towards(base, 255, 0.22)), base: css(base), shade: shadow(0.15), deep: shadow(0.34) };
}

export function blend(from: Rgb, to: Rgb, share: number): Rgb {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

export const towards = (colour: Rgb, value: number, share: number): Rgb => blend(colour, [value, value, value], share);

export const darker = (colour: Rgb, share: number): Rgb => towards(colour, 0, 1 - share);

export const css = (colour: Rgb): string => `rgb(${colour.map((part) => Math.round(part)).join(',')})`;

export const GREY_HAIR: Rgb = [204, 203, 201];

export const BACKDROPS: readonly Rgb[] = [
  [222, 229, 236],
  [228, 232, 235],
  [216, 225, 233],
  [231, 230, 226],
];

export const CLOTHES: readonly Rgb[] = [
  [42, 54, 80],
  [66, 70, 80],
  [96, 44, 54],
  [38, 72, 70],
  [52, 52, 60],
  [104, 92, 80],
  [78, 92, 116],
];

export const CHILDRENS_CLOTHES: readonly Rgb[] = [
  [74, 128, 174],
  [214, 120, 96],
  [98, 152, 116],
  [228, 180, 92],
  [150, 118, 168],
  [84, 100, 142],
  [202, 104, 128],
];
