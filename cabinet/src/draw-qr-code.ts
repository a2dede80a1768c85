/** A QR code as one path of an SVG: a square for each dark module. */
import { create } from 'qrcode';

const QUIET_ZONE = 4;

export function drawQrCode(text: string): { viewBox: string; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const squares = Array.from(data, (dark, place) =>
    dark ? `M${place % size} ${Math.floor(place / size)}h1v1h-1z` : '',
  );
  const whole = size + 2 * QUIET_ZONE;
  return { viewBox: `${-QUIET_ZONE} ${-QUIET_ZONE} ${whole} ${whole}`, path: squares.join('') };
}
