/** A QR code as SVG. Always dark on white, whatever the theme: not every app reads the reverse. */
import { create } from 'qrcode';
import { useMemo } from 'react';

const QUIET_ZONE = 4;

export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawModules(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${size + 2 * QUIET_ZONE} ${size + 2 * QUIET_ZONE}`}
      shapeRendering="crispEdges"
      className="w-full max-w-60 justify-self-center rounded-lg bg-white fill-black"
    >
      <path d={path} />
    </svg>
  );
}

/** One square of the path for each dark module. */
function drawModules(text: string): { size: number; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const squares = Array.from(data, (dark, place) =>
    dark ? `M${place % size} ${Math.floor(place / size)}h1v1h-1z` : '',
  );
  return { size, path: squares.join('') };
}
