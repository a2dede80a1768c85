/**
 * Kazakhstan's people look different from each other, so the portraits do. A look is a range of ordinary traits, and the ranges
 * overlap. Who gets which portrait never follows from the name or the ethnicity that a document tells.
 */
import type { Rgb } from './colours.ts';

type Range = readonly [from: number, to: number];

export interface Look {
  skins: readonly Rgb[];
  hairs: readonly Rgb[];
  irises: readonly Rgb[];
  /** How much of the upper lid's crease the fold covers, 0–1. */
  lidFold: Range;
  /** Added to the nose's length and half width, in units of the drawing. */
  noseLength: Range;
  noseWidth: Range;
  browThickness: Range;
}

const DARK_HAIR: readonly Rgb[] = [
  [34, 27, 25],
  [46, 34, 29],
  [28, 25, 27],
  [58, 41, 32],
];
const DARK_EYES: readonly Rgb[] = [
  [62, 41, 28],
  [50, 34, 26],
  [84, 57, 35],
];

const steppe: Look = {
  skins: [
    [240, 206, 176],
    [233, 196, 163],
    [225, 184, 149],
    [214, 171, 136],
    [245, 214, 188],
  ],
  hairs: DARK_HAIR,
  irises: DARK_EYES,
  lidFold: [0.45, 0.95],
  noseLength: [-2, 1.5],
  noseWidth: [0.2, 1.8],
  browThickness: [0, 0.7],
};

const northern: Look = {
  skins: [
    [247, 219, 199],
    [244, 212, 190],
    [240, 206, 182],
  ],
  hairs: [
    [74, 52, 38],
    [112, 82, 56],
    [150, 116, 78],
    [58, 42, 34],
    [178, 146, 102],
    [124, 70, 44],
  ],
  irises: [
    [96, 122, 138],
    [104, 114, 88],
    [92, 66, 42],
    [112, 128, 140],
  ],
  lidFold: [0, 0.15],
  noseLength: [0, 2.5],
  noseWidth: [-1.2, 0.4],
  browThickness: [-0.4, 0.3],
};

const southern: Look = {
  skins: [
    [236, 200, 168],
    [226, 186, 151],
    [216, 174, 138],
  ],
  hairs: DARK_HAIR,
  irises: [...DARK_EYES, [108, 96, 62]],
  lidFold: [0, 0.3],
  noseLength: [1, 3.5],
  noseWidth: [-0.6, 1],
  browThickness: [0.4, 1.2],
};

const eastern: Look = {
  skins: [
    [245, 215, 190],
    [240, 208, 180],
    [234, 199, 168],
  ],
  hairs: DARK_HAIR,
  irises: DARK_EYES,
  lidFold: [0.6, 1],
  noseLength: [-2, 0.5],
  noseWidth: [-0.2, 1.2],
  browThickness: [-0.2, 0.5],
};

export type LookName = 'steppe' | 'northern' | 'southern' | 'eastern';

export const looks: Record<LookName, Look> = { steppe, northern, southern, eastern };
