/** Where the parts of a portrait's face are, and the tones that its layers share. */
import { skinTones, type Tone, tones } from './colours.ts';
import type { PortraitFeatures } from './features.ts';
import { closedCurve, mirrored, type Point } from './path.ts';

/** Features with the places and tones that several layers share. */
export interface Face extends PortraitFeatures {
  isFemale: boolean;
  middle: { x: number; y: number };
  top: number;
  chin: number;
  eyeLine: number;
  noseLine: number;
  mouthLine: number;
  /** Where the neck meets the collar. */
  neckLine: number;
  skin: Record<Tone, string>;
  hairTone: Record<Tone, string>;
  browColour: string;
  outline: string;
}

export function placeFace(features: PortraitFeatures): Face {
  const { head, colours, eyes, nose, mouth, neck } = features;
  const middle = { x: 150, y: 178 };
  const chin = middle.y + head.halfHeight;
  const eyeLine = middle.y + eyes.drop;
  const noseLine = eyeLine + nose.length;
  return {
    ...features,
    isFemale: features.sex === 'female',
    middle,
    top: middle.y - head.halfHeight,
    chin,
    eyeLine,
    noseLine,
    mouthLine: noseLine + mouth.drop,
    neckLine: chin + neck.length,
    skin: skinTones(colours.skin),
    hairTone: tones(colours.hair, 0.2, 0.8, 0.6),
    browColour: tones(colours.brows, 0, 0.8, 0.7).deep,
    outline: faceOutline(features, middle),
  };
}

function faceOutline({ head, maturity }: PortraitFeatures, { x, y }: { x: number; y: number }): string {
  const at = (across: number, down: number): Point => [x + head.halfWidth * across, y + head.halfHeight * down];
  const right = [
    at(0, -1),
    at(0.52, -0.885),
    at(0.87, -0.58),
    at(1, -0.2),
    at(0.5 + head.cheek * 0.5, 0.12),
    at(head.cheek, 0.4 - 0.04 * (1 - maturity)),
    at(head.jaw, 0.65),
    at(head.chin + 0.16, 0.85),
    at(head.chin * 0.62, 0.965),
    at(0, 1),
  ];
  return closedCurve(mirrored(right, x));
}
