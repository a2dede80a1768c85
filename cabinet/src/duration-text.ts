/** A length of time in two units at most: `3 d 4 h`, `12 s`. */
import type { TFunction } from 'i18next';

const units = [
  { name: 'days', seconds: 86_400 },
  { name: 'hours', seconds: 3_600 },
  { name: 'minutes', seconds: 60 },
  { name: 'seconds', seconds: 1 },
] as const;

export function durationText(seconds: number, t: TFunction): string {
  let rest = Math.round(seconds);
  const parts: string[] = [];
  for (const unit of units) {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    if (count > 0) parts.push(t(`system.units.${unit.name}`, { n: count }));
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? t('system.units.seconds', { n: 0 }) : parts.join(' ');
}
