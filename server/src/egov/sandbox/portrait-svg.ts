/**
 * Features → SVG of a head and shoulders before a light backdrop, 300 × 400, drawn from back to front. To come: children and old
 * age, which change the proportions of `Face` and add their own layers.
 */
import type { PortraitFeatures, Rgb } from './portrait-features.ts';

type Tone = 'light' | 'base' | 'shade' | 'deep';

/** Features with the places and tones that several layers share. */
interface Face extends PortraitFeatures {
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

function placeFace(features: PortraitFeatures): Face {
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

function drawHairBehind({ isFemale, hair, middle: { x, y }, head: { halfWidth: w }, top, chin }: Face): string {
  const crown = top - 20;
  const path = (width: number, bottom: number, curve: number) =>
    `<path d="M${x - w - width} ${bottom}C${x - w - width - 12} ${y} ${x - w - 12} ${crown} ${x} ${crown}` +
    `C${x + w + 12} ${crown} ${x + w + width + 12} ${y} ${x + w + width} ${bottom}Q${x} ${bottom + curve} ${x - w - width} ${bottom}Z" fill="url(#hair)"/>`;
  if (!isFemale) return path(2, y - 4, -30);
  if (hair.style === 0) return path(14, chin + 56, 26);
  if (hair.style === 1) return path(12, chin - 14, 18);
  return `<ellipse cx="${x}" cy="${crown - 4}" rx="25" ry="19" fill="url(#hair)"/>${path(3, y + 12, -20)}`;
}

function drawNeck({ isFemale, middle: { x }, chin, skin, head }: Face): string {
  const half = isFemale ? 26 : 33;
  const neck = `M${x - half} ${chin - 40}L${x - half - 3} 308Q${x} 352 ${x + half + 3} 308L${x + half} ${chin - 40}Z`;
  const shadow = `<ellipse cx="${x}" cy="${chin + 6}" rx="${head.halfWidth * 0.66}" ry="16" fill="${skin.deep}" opacity=".6" filter="url(#shadow)"/>`;
  return `<path d="${neck}" fill="url(#neck)"/><clipPath id="neck-outline"><path d="${neck}"/></clipPath><g clip-path="url(#neck-outline)">${shadow}</g>`;
}

function drawClothes(face: Face): string {
  const {
    isFemale,
    middle: { x },
    colours,
    skin,
  } = face;
  const spread = isFemale ? 124 : 138;
  const shoulders =
    `<path d="M${x - spread} 416C${x - spread + 4} 348 ${x - 82} 331 ${x - 36} 308Q${x} 350 ${x + 36} 308` +
    `C${x + 82} 331 ${x + spread - 4} 348 ${x + spread} 416Z" fill="url(#clothes)"/>`;
  const front = isFemale
    ? drawNeckline(x, colours.clothes, skin.base, face.clothing)
    : drawCollar(x, colours, face.clothing);
  return `<g transform="translate(0 -14)">${shoulders}${front}</g>`;
}

function drawNeckline(x: number, clothes: Rgb, skin: string, kind: PortraitFeatures['clothing']): string {
  const trim = css(darker(clothes, 0.66));
  if (kind === 0) {
    return `<path d="M${x - 30} 306L${x} 362L${x + 30} 306Q${x} 340 ${x - 30} 306Z" fill="${skin}"/><path d="M${x - 34} 305L${x} 368L${x + 34} 305" fill="none" stroke="${trim}" stroke-width="5" stroke-linejoin="round"/>`;
  }
  if (kind === 1) {
    return `<path d="M${x - 33} 300Q${x} 330 ${x + 33} 300L${x + 36} 318Q${x} 354 ${x - 36} 318Z" fill="${trim}"/>`;
  }
  return `<path d="M${x - 32} 304L${x} 346L${x - 24} 366L${x - 48} 316ZM${x + 32} 304L${x} 346L${x + 24} 366L${x + 48} 316Z" fill="#f4f5f7"/><path d="M${x} 346V416" stroke="${trim}" stroke-width="1.6"/>`;
}

function drawCollar(x: number, colours: PortraitFeatures['colours'], kind: PortraitFeatures['clothing']): string {
  const trim = css(darker(colours.clothes, 0.7));
  if (kind === 0) {
    return `<path d="M${x - 36} 300Q${x} 336 ${x + 36} 300L${x + 39} 320Q${x} 358 ${x - 39} 320Z" fill="${trim}"/>`;
  }
  const shirt = `<path d="M${x - 32} 304L${x} 346L${x + 32} 304L${x + 62} 324L${x + 34} 416H${x - 34}L${x - 62} 324Z" fill="#eef0f3"/>`;
  const flaps = `<path d="M${x - 33} 302L${x} 346L${x - 18} 364L${x - 46} 314ZM${x + 33} 302L${x} 346L${x + 18} 364L${x + 46} 314Z" fill="#fbfcfd" stroke="#d5dae0" stroke-width=".8"/>`;
  const lapels = `<path d="M${x - 50} 316L${x - 16} 416H${x - 68}L${x - 76} 328ZM${x + 50} 316L${x + 16} 416H${x + 68}L${x + 76} 328Z" fill="${trim}"/>`;
  const tie = `<path d="M${x - 8} 347H${x + 8}L${x + 5} 360L${x + 11} 416H${x - 11}L${x - 5} 360Z" fill="${css(colours.accent)}"/>`;
  return shirt + (kind === 1 ? tie : '') + flaps + lapels;
}

function drawEars({ isFemale, hair, middle: { x, y }, head, skin }: Face): string {
  if (isFemale && hair.style !== 2) return '';
  const ear = (side: 1 | -1) => {
    const at = x + side * (head.halfWidth + 1);
    return `<ellipse cx="${at}" cy="${y + 12}" rx="7.5" ry="16" fill="${skin.shade}"/><ellipse cx="${at + side}" cy="${y + 12}" rx="3.4" ry="9.5" fill="${skin.deep}" opacity=".45"/>`;
  };
  return ear(-1) + ear(1);
}

function drawSkin(face: Face): string {
  const {
    isFemale,
    middle: { x, y },
    head: { halfWidth: w },
    top,
    skin,
    outline,
    ageYears,
  } = face;
  const patch = (cx: number, cy: number, rx: number, ry: number, fill: string, opacity: number) =>
    `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}" opacity="${opacity}" filter="url(#glow)"/>`;
  const blush = isFemale ? 0.24 : 0.14;
  return [
    `<path d="${outline}" fill="url(#face)"/><g clip-path="url(#outline)">`,
    patch(x + w, y + 24, 20, 88, skin.deep, 0.3),
    patch(x - w, y + 24, 13, 88, skin.deep, 0.22),
    patch(x, top + 8, w, 24, skin.deep, 0.34),
    patch(x - w * 0.52, y + 36, 16, 11, '#dd6f60', blush),
    patch(x + w * 0.52, y + 36, 16, 11, '#dd6f60', blush),
    ageYears > 40 ? drawFolds(face) : '',
    '</g>',
  ].join('');
}

/** From the nose to the corners of the mouth, deeper with the years. */
function drawFolds({ middle: { x, y }, nose, mouth, mouthLine, skin, ageYears }: Face): string {
  const fold = (side: 1 | -1) =>
    `M${x + side * (nose.halfWidth + 7)} ${y + nose.length + 4}Q${x + side * (mouth.halfWidth + 7)} ${y + nose.length + 12} ${x + side * (mouth.halfWidth + 6)} ${mouthLine + 3}`;
  const opacity = Math.min(0.5, 0.12 + (ageYears - 40) / 80);
  return `<path d="${fold(-1)}${fold(1)}" fill="none" stroke="${skin.deep}" stroke-width="1.6" opacity="${opacity}" filter="url(#soft)"/>`;
}

function drawBeard({
  beard,
  middle: { x, y },
  head: { halfWidth: w },
  mouth,
  mouthLine,
  chin,
  hairTone,
}: Face): string {
  if (beard === 'none') return '';
  const lip = mouthLine - 7;
  const reach = mouth.halfWidth + 3;
  const moustache =
    `<path d="M${x - reach} ${mouthLine + 1}Q${x - reach * 0.6} ${lip - 6} ${x} ${lip - 3}Q${x + reach * 0.6} ${lip - 6} ${x + reach} ${mouthLine + 1}` +
    `Q${x + reach * 0.5} ${lip + 3} ${x} ${lip + 3}Q${x - reach * 0.5} ${lip + 3} ${x - reach} ${mouthLine + 1}Z" fill="${hairTone.base}" opacity="${beard === 'moustache' ? 0.85 : 0.3}" filter="url(#soft)"/>`;
  if (beard === 'moustache') return moustache;
  const stubble =
    `<path d="M${x - w} ${y + 22}Q${x - w * 0.82} ${mouthLine - 12} ${x - reach} ${mouthLine - 6}Q${x} ${mouthLine - 22} ${x + reach} ${mouthLine - 6}` +
    `Q${x + w * 0.82} ${mouthLine - 12} ${x + w} ${y + 22}V${chin + 10}H${x - w}Z" fill="${hairTone.base}" opacity=".2" filter="url(#shadow)"/>`;
  return `<g clip-path="url(#outline)">${stubble}</g>${moustache}`;
}

function drawEye(face: Face, side: 1 | -1): string {
  const { middle, eyes, eyeLine: y, colours, skin, hairTone, isFemale } = face;
  const x = middle.x + side * eyes.apart;
  const [w, h] = [eyes.halfWidth, eyes.halfHeight];
  // Inner corner lower than the outer one; the slant is a trait.
  const inner = `${x - side * w} ${y + 1.4}`;
  const outer = `${x + side * w} ${y - eyes.slant}`;
  const upper = `Q${x - side * w * 0.1} ${y - h * 1.75} ${outer}`;
  const lid = `M${inner}${upper}Q${x + side * w * 0.1} ${y + h * 1.2} ${inner}Z`;
  const id = side > 0 ? 'right-eye' : 'left-eye';
  return [
    `<ellipse cx="${x}" cy="${y - 2}" rx="${w * 1.45}" ry="${h * 2.1}" fill="${skin.deep}" opacity=".2" filter="url(#shadow)"/>`,
    `<clipPath id="${id}"><path d="${lid}"/></clipPath><path d="${lid}" fill="#f7f4f1"/><g clip-path="url(#${id})">`,
    `<circle cx="${x}" cy="${y - 0.8}" r="${h * 1.12}" fill="${css(colours.iris)}"/><circle cx="${x}" cy="${y - 0.8}" r="${h * 0.52}" fill="#0d0a09"/>`,
    `<circle cx="${x - 1.5}" cy="${y - 2.5}" r="1.2" fill="#fff"/><rect x="${x - w}" y="${y - h * 2}" width="${w * 2}" height="${h * 1.2}" opacity=".2" filter="url(#softer)"/></g>`,
    `<path d="M${inner}${upper}" fill="none" stroke="${hairTone.deep}" stroke-width="${isFemale ? 2.2 : 1.6}" stroke-linecap="round"/>`,
    `<path d="M${x - side * w * 0.8} ${y - h * 1.3}Q${x} ${y - h * 2.3} ${x + side * w} ${y - h * 1.5}" fill="none" stroke="${skin.deep}" stroke-width="1" opacity=".6"/>`,
    drawBrow(face, x, side),
  ].join('');
}

function drawBrow({ brows, eyes, eyeLine, hairTone }: Face, x: number, side: 1 | -1): string {
  const y = eyeLine - brows.lift;
  const w = eyes.halfWidth;
  return `<path d="M${x - side * w * 1.1} ${y + 2}Q${x + side * w * 0.3} ${y - brows.arch} ${x + side * w * 1.45} ${y + 2.4}" fill="none" stroke="${hairTone.deep}" stroke-width="${brows.thickness}" stroke-linecap="round" opacity=".82" filter="url(#soft)"/>`;
}

function drawNose({ nose, middle: { x, y }, skin }: Face): string {
  const w = nose.halfWidth;
  const tip = y + nose.length;
  const nostril = (side: 1 | -1) =>
    `<ellipse cx="${x + side * w * 0.46}" cy="${tip + 2}" rx="2.7" ry="1.3" fill="#4a2b22" opacity=".5"/>`;
  return [
    `<path d="M${x - 6} ${y - 2}Q${x - 8} ${y + nose.length * 0.6} ${x - w * 0.75} ${tip - 4}" fill="none" stroke="${skin.shade}" stroke-width="3.4" opacity=".55" filter="url(#softer)"/>`,
    `<ellipse cx="${x}" cy="${y + nose.length * 0.55}" rx="3.2" ry="14" fill="${skin.light}" opacity=".6" filter="url(#softer)"/>`,
    `<path d="M${x - w} ${tip - 3}Q${x - w - 1.5} ${tip + 3.5} ${x - w * 0.45} ${tip + 2.6}Q${x} ${tip + 6.5} ${x + w * 0.45} ${tip + 2.6}Q${x + w + 1.5} ${tip + 3.5} ${x + w} ${tip - 3}" fill="none" stroke="${skin.deep}" stroke-width="1.7" stroke-linecap="round" opacity=".7" filter="url(#soft)"/>`,
    nostril(-1),
    nostril(1),
  ].join('');
}

function drawMouth({ mouth, mouthLine: y, middle: { x }, colours, skin, isFemale }: Face): string {
  const { halfWidth: w, fullness, smile } = mouth;
  const corner = y - smile;
  const lips = css(blend(colours.skin, isFemale ? [186, 72, 78] : [176, 86, 80], isFemale ? 0.62 : 0.44));
  return [
    `<path d="M${x - w} ${corner}Q${x - w * 0.4} ${y - fullness} ${x} ${y - fullness * 0.55}Q${x + w * 0.4} ${y - fullness} ${x + w} ${corner}Q${x} ${y + fullness * 2.1} ${x - w} ${corner}Z" fill="${lips}"/>`,
    `<path d="M${x - w - 1} ${corner - 0.6}Q${x} ${y + smile * 1.2} ${x + w + 1} ${corner - 0.6}" fill="none" stroke="#6b3431" stroke-width="1.3" stroke-linecap="round" opacity=".75"/>`,
    `<ellipse cx="${x}" cy="${y + fullness * 2.2}" rx="${w * 0.5}" ry="2.4" fill="${skin.shade}" opacity=".65" filter="url(#softer)"/>`,
  ].join('');
}

function drawHairInFront({ isFemale, hair, middle: { x, y }, head: { halfWidth: w }, top }: Face): string {
  const part = x + w * hair.parting;
  const crown = top - 20;
  const temple = isFemale ? (hair.style === 2 ? y - 6 : y + 34) : y - 2;
  const thickness = isFemale ? 6 : 3;
  const hairline = top + hair.fringe;
  return (
    `<path d="M${x - w - thickness} ${temple}C${x - w - 13} ${top + 6} ${x - w * 0.6} ${crown} ${x} ${crown}` +
    `C${x + w * 0.6} ${crown} ${x + w + 13} ${top + 6} ${x + w + thickness} ${temple}` +
    `C${x + w - 3} ${y - 30} ${x + w * 0.84} ${hairline + 10} ${part + w * 0.2} ${hairline - 8}` +
    `C${part - w * 0.25} ${hairline + 2} ${x - w * 0.82} ${hairline + 12} ${x - w + 3} ${y - 28}Z" fill="url(#hair)"/>`
  );
}

function drawGlasses({ eyes, eyeLine: y, middle: { x }, head: { halfWidth } }: Face): string {
  const lens = (side: 1 | -1) =>
    `<rect x="${x + side * eyes.apart - 20}" y="${y - 13}" width="40" height="27" rx="9"/>`;
  const arm = (side: 1 | -1) => `M${x + side * (eyes.apart + 20)} ${y - 5}L${x + side * (halfWidth + 1)} ${y - 3}`;
  return (
    `<g fill="#fff" fill-opacity=".12" stroke="#2b2c31" stroke-width="2">${lens(-1)}${lens(1)}` +
    `<path d="M${x - eyes.apart + 20} ${y - 3}Q${x} ${y - 8} ${x + eyes.apart - 20} ${y - 3}${arm(-1)}${arm(1)}" fill="none"/></g>`
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

function blend(from: Rgb, to: Rgb, share: number): Rgb {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

const towards = (colour: Rgb, value: number, share: number): Rgb => blend(colour, [value, value, value], share);
const darker = (colour: Rgb, share: number): Rgb => towards(colour, 0, 1 - share);
const css = (colour: Rgb): string => `rgb(${colour.map((part) => Math.round(part)).join(',')})`;
