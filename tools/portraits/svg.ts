/** Features → SVG of a head and shoulders before a light backdrop, drawn from back to front. */
import { drawClothes } from './clothes.ts';
import { css, darker, towards } from './colours.ts';
import { drawEye, drawGlasses } from './eyes.ts';
import { type Face, placeFace } from './face.ts';
import type { PortraitFeatures } from './features.ts';
import { drawHairBehind, drawHairInFront, drawHairOverShoulders, hidesEars } from './hair.ts';
import { drawHeadscarf, drawHeadscarfBehind, hidesHair } from './headscarves.ts';
import { drawBeard, drawMouth, drawNose } from './nose-and-mouth.ts';
import { drawEars, drawNeck, drawSkin, drawWrinkles } from './skin.ts';
import { spotGradients } from './soft-spot.ts';

/** The part of the 300 × 400 drawing that the photo shows: a head fills about two thirds of its height. */
const VIEW_BOX = '27 42 246 328';

export function drawPortraitSvg(features: PortraitFeatures): string {
  const face = placeFace(features);
  const layers = [
    '<rect width="300" height="400" fill="url(#backdrop)"/>',
    face.headscarf === undefined ? drawHairBehind(face) : drawHeadscarfBehind(face),
    drawNeck(face),
    drawClothes(face),
    hidesEars(face) ? '' : drawEars(face),
    drawSkin(face),
    drawWrinkles(face),
    drawBeard(face),
    drawEye(face, -1),
    drawEye(face, 1),
    drawNose(face),
    drawMouth(face),
    hidesHair(face) ? '' : drawHairInFront(face),
    drawHairOverShoulders(face),
    drawHeadscarf(face),
    face.hasGlasses ? drawGlasses(face) : '',
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${VIEW_BOX}" width="480" height="640">${drawDefinitions(face)}${layers.join('')}</svg>`;
}

function drawDefinitions(face: Face): string {
  const { colours, skin, hairTone, outline } = face;
  const stops = (...colourStops: Array<[offset: number, colour: string]>) =>
    colourStops.map(([offset, colour]) => `<stop offset="${offset}" stop-color="${colour}"/>`).join('');
  const blur = (id: string, deviation: number) =>
    `<filter id="${id}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`;
  const backdrop = stops([0, css(towards(colours.backdrop, 255, 0.45))], [1, css(darker(colours.backdrop, 0.93))]);
  const clothes = stops([0, css(towards(colours.clothes, 255, 0.12))], [1, css(darker(colours.clothes, 0.76))]);
  return [
    `<defs><radialGradient id="backdrop" cx=".5" cy=".42" r=".8">${backdrop}</radialGradient>`,
    `<radialGradient id="face" cx=".45" cy=".42" r=".72">${stops([0, skin.light], [0.6, skin.base], [1, skin.shade])}</radialGradient>`,
    `<linearGradient id="hair" x1="0" y1="0" x2=".25" y2="1">${stops([0, hairTone.light], [0.4, hairTone.base], [1, hairTone.deep])}</linearGradient>`,
    `<linearGradient id="clothes" x1="0" y1="0" x2="0" y2=".6">${clothes}</linearGradient>`,
    `<linearGradient id="neck" x1="0" y1="0" x2="0" y2="1">${stops([0, skin.deep], [0.7, skin.shade])}</linearGradient>`,
    spotGradients(face),
    blur('soft-edge', 0.6),
    blur('softer', 1.5),
    blur('shadow', 4.5),
    `<clipPath id="outline"><path d="${outline}"/></clipPath></defs>`,
  ].join('');
}
