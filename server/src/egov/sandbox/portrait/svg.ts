/**
 * Features → SVG of a head and shoulders before a light backdrop, 300 × 400, drawn from back to front. To come: children and old
 * age, which change the proportions that `face.ts` places and add their own layers here.
 */
import { css, darker, type Face, placeFace, towards } from './face.ts';
import { drawBeard, drawEars, drawEye, drawGlasses, drawMouth, drawNose, drawSkin } from './face-layers.ts';
import type { PortraitFeatures } from './features.ts';
import { drawClothes, drawHairBehind, drawHairInFront, drawNeck } from './outfit.ts';

export function drawPortraitSvg(features: PortraitFeatures): string {
  const face = placeFace(features);
  const layers = [
    '<rect width="300" height="400" fill="url(#backdrop)"/>',
    drawHairBehind(face),
    drawNeck(face),
    drawClothes(face),
    drawEars(face),
    drawSkin(face),
    drawBeard(face),
    drawEye(face, -1),
    drawEye(face, 1),
    drawNose(face),
    drawMouth(face),
    drawHairInFront(face),
    face.hasGlasses ? drawGlasses(face) : '',
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400" width="300" height="400">${drawDefinitions(face)}${layers.join('')}</svg>`;
}

function drawDefinitions({ colours, skin, hairTone, outline }: Face): string {
  const stops = (...colourStops: Array<[offset: number, colour: string]>) =>
    colourStops.map(([offset, colour]) => `<stop offset="${offset}" stop-color="${colour}"/>`).join('');
  const blur = (id: string, deviation: number) =>
    `<filter id="${id}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`;
  const backdrop = stops([0, css(towards(colours.backdrop, 255, 0.45))], [1, css(darker(colours.backdrop, 0.93))]);
  const clothes = stops([0, css(towards(colours.clothes, 255, 0.12))], [1, css(darker(colours.clothes, 0.76))]);
  return [
    `<defs><radialGradient id="backdrop" cx=".5" cy=".42" r=".8">${backdrop}</radialGradient>`,
    `<radialGradient id="face" cx=".45" cy=".4" r=".72">${stops([0, skin.light], [0.6, skin.base], [1, skin.shade])}</radialGradient>`,
    `<linearGradient id="hair" x1="0" y1="0" x2=".25" y2="1">${stops([0, hairTone.light], [0.4, hairTone.base], [1, hairTone.deep])}</linearGradient>`,
    `<linearGradient id="clothes" x1="0" y1="0" x2="0" y2="1">${clothes}</linearGradient>`,
    `<linearGradient id="neck" x1="0" y1="0" x2="0" y2="1">${stops([0, skin.deep], [0.75, skin.shade])}</linearGradient>`,
    blur('soft', 0.6),
    blur('softer', 1.5),
    blur('shadow', 4.5),
    blur('glow', 9),
    `<clipPath id="outline"><path d="${outline}"/></clipPath></defs>`,
  ].join('');
}
