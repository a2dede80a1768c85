/** The layers of a portrait's face: skin, eyes, nose, mouth, beard and glasses. */
import { blend, css, type Face } from './face.ts';

export function drawEars({ isFemale, hair, middle: { x, y }, head, skin }: Face): string {
  if (isFemale && hair.style !== 2) return '';
  const ear = (side: 1 | -1) => {
    const at = x + side * (head.halfWidth + 1);
    return `<ellipse cx="${at}" cy="${y + 12}" rx="7.5" ry="16" fill="${skin.shade}"/><ellipse cx="${at + side}" cy="${y + 12}" rx="3.4" ry="9.5" fill="${skin.deep}" opacity=".45"/>`;
  };
  return ear(-1) + ear(1);
}

export function drawSkin(face: Face): string {
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

export function drawBeard({
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

export function drawEye(face: Face, side: 1 | -1): string {
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

export function drawNose({ nose, middle: { x, y }, skin }: Face): string {
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

export function drawMouth({ mouth, mouthLine: y, middle: { x }, colours, skin, isFemale }: Face): string {
  const { halfWidth: w, fullness, smile } = mouth;
  const corner = y - smile;
  const lips = css(blend(colours.skin, isFemale ? [186, 72, 78] : [176, 86, 80], isFemale ? 0.62 : 0.44));
  return [
    `<path d="M${x - w} ${corner}Q${x - w * 0.4} ${y - fullness} ${x} ${y - fullness * 0.55}Q${x + w * 0.4} ${y - fullness} ${x + w} ${corner}Q${x} ${y + fullness * 2.1} ${x - w} ${corner}Z" fill="${lips}"/>`,
    `<path d="M${x - w - 1} ${corner - 0.6}Q${x} ${y + smile * 1.2} ${x + w + 1} ${corner - 0.6}" fill="none" stroke="#6b3431" stroke-width="1.3" stroke-linecap="round" opacity=".75"/>`,
    `<ellipse cx="${x}" cy="${y + fullness * 2.2}" rx="${w * 0.5}" ry="2.4" fill="${skin.shade}" opacity=".65" filter="url(#softer)"/>`,
  ].join('');
}

export function drawGlasses({ eyes, eyeLine: y, middle: { x }, head: { halfWidth } }: Face): string {
  const lens = (side: 1 | -1) =>
    `<rect x="${x + side * eyes.apart - 20}" y="${y - 13}" width="40" height="27" rx="9"/>`;
  const arm = (side: 1 | -1) => `M${x + side * (eyes.apart + 20)} ${y - 5}L${x + side * (halfWidth + 1)} ${y - 3}`;
  return (
    `<g fill="#fff" fill-opacity=".12" stroke="#2b2c31" stroke-width="2">${lens(-1)}${lens(1)}` +
    `<path d="M${x - eyes.apart + 20} ${y - 3}Q${x} ${y - 8} ${x + eyes.apart - 20} ${y - 3}${arm(-1)}${arm(1)}" fill="none"/></g>`
  );
}
