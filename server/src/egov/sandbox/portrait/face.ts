/** Where the parts of a portrait's face are, and the tones that its layers share. */
import type { PortraitFeatures, Rgb } from './features.ts';

type Tone = 'light' | 'base' | 'shade' | 'deep';

/** Features with the places and tones that several layers share. */
export interface Face extends PortraitFeatures {
  isFemale: boolean;
  middle: { x: number; y: number };
  top: number;
  chin: number;
  eyeLine: number;
  mouthLine: number;
  skin: Record<Tone, string>;
  hairTone: Record<Tone, string>;
  outline: string;
}

export function placeFace(features: PortraitFeatures): Face {
  const { head, colours } = features;
  const middle = { x: 150, y: 172 };
  const top = middle.y - head.halfHeight;
  const chin = middle.y + head.halfHeight;
  const face = {
    ...features,
    isFemale: features.sex === 'female',
    middle,
    top,
    chin,
    eyeLine: middle.y + 3,
    mouthLine: middle.y + head.halfHeight * 0.57,
    skin: tones(colours.skin, 0.24, 0.84, 0.66),
    hairTone: tones(colours.hair, 0.18, 0.78, 0.58),
  };
  return { ...face, outline: faceOutline(features, middle, top, chin) };
}

function faceOutline(
  { head }: PortraitFeatures,
  { x, y }: { x: number; y: number },
  top: number,
  chin: number,
): string {
  const w = head.halfWidth;
  const h = head.halfHeight;
  const side = (s: 1 | -1) => ({
    out: x + s * w,
    jaw: x + s * w * head.jaw,
    cheek: x + s * w * 0.985,
    chin: x + s * w * 0.3,
  });
  const [right, left] = [side(1), side(-1)];
  return (
    `M${left.out} ${y - 14}C${left.out} ${top + 14} ${x - w * 0.62} ${top} ${x} ${top}` +
    `C${x + w * 0.62} ${top} ${right.out} ${top + 14} ${right.out} ${y - 14}` +
    `C${right.out} ${y + h * 0.3} ${right.cheek} ${y + h * 0.45} ${right.jaw} ${y + h * 0.66}` +
    `Q${x + w * 0.56} ${chin - 4} ${right.chin} ${chin - 1}Q${x} ${chin + 4} ${left.chin} ${chin - 1}` +
    `Q${x - w * 0.56} ${chin - 4} ${left.jaw} ${y + h * 0.66}` +
    `C${left.cheek} ${y + h * 0.45} ${left.out} ${y + h * 0.3} ${left.out} ${y - 14}Z`
  );
}

function tones(base: Rgb, lighten: number, shade: number, deep: number): Record<Tone, string> {
  return {
    light: css(towards(base, 255, lighten)),
    base: css(base),
    shade: css(darker(base, shade)),
    deep: css(darker(base, deep)),
  };
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
