/** What frames the face of a portrait: hair, neck and clothes. */
import { css, darker, type Face } from './face.ts';
import type { PortraitFeatures, Rgb } from './features.ts';

export function drawHairBehind({ isFemale, hair, middle: { x, y }, head: { halfWidth: w }, top, chin }: Face): string {
  const crown = top - 20;
  const path = (width: number, bottom: number, curve: number) =>
    `<path d="M${x - w - width} ${bottom}C${x - w - width - 12} ${y} ${x - w - 12} ${crown} ${x} ${crown}` +
    `C${x + w + 12} ${crown} ${x + w + width + 12} ${y} ${x + w + width} ${bottom}Q${x} ${bottom + curve} ${x - w - width} ${bottom}Z" fill="url(#hair)"/>`;
  if (!isFemale) return path(2, y - 4, -30);
  if (hair.style === 0) return path(14, chin + 56, 26);
  if (hair.style === 1) return path(12, chin - 14, 18);
  return `<ellipse cx="${x}" cy="${crown - 4}" rx="25" ry="19" fill="url(#hair)"/>${path(3, y + 12, -20)}`;
}

export function drawHairInFront({ isFemale, hair, middle: { x, y }, head: { halfWidth: w }, top }: Face): string {
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

export function drawNeck({ isFemale, middle: { x }, chin, skin, head }: Face): string {
  const half = isFemale ? 26 : 33;
  const neck = `M${x - half} ${chin - 40}L${x - half - 3} 308Q${x} 352 ${x + half + 3} 308L${x + half} ${chin - 40}Z`;
  const shadow = `<ellipse cx="${x}" cy="${chin + 6}" rx="${head.halfWidth * 0.66}" ry="16" fill="${skin.deep}" opacity=".6" filter="url(#shadow)"/>`;
  return `<path d="${neck}" fill="url(#neck)"/><clipPath id="neck-outline"><path d="${neck}"/></clipPath><g clip-path="url(#neck-outline)">${shadow}</g>`;
}

export function drawClothes(face: Face): string {
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
