/**
 * The calls of each day as bars: what succeeded, and on it what failed. Drawn by ourselves as SVG. The bars are for the eye; the
 * same numbers stand in the table below it.
 */
import { useTranslation } from 'react-i18next';
import type { DayUsage } from '../../api/usage.ts';
import { formatNumber, formatShortDate, ofDay } from '../../format.ts';
import { gridLinesOf } from './grid-lines.ts';

const HEIGHT = 220;
const WIDTH = 720;
const LEFT = 48;
const BOTTOM = 28;
const TOP = 12;
const LABELS_MOST = 6;

export function UsageChart({ days }: { days: readonly DayUsage[] }) {
  const { t } = useTranslation();
  const lines = gridLinesOf(Math.max(...days.map(({ ok, failed }) => ok + failed)));
  const top = lines.at(-1) ?? 1;
  const plot = HEIGHT - TOP - BOTTOM;
  const yOf = (calls: number) => TOP + plot * (1 - calls / top);
  const step = (WIDTH - LEFT) / days.length;
  const everyDays = Math.ceil(days.length / LABELS_MOST);
  return (
    <figure className="grid min-w-0 gap-3">
      <Legend />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={t('usage.chartTitle')} tabIndex={0} ref={showNewest} className="min-w-0 overflow-x-auto">
        <div className="relative min-w-2xl" style={{ aspectRatio: WIDTH / HEIGHT }}>
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            role="img"
            aria-label={t('usage.chartText')}
            className="absolute inset-0 size-full"
          >
            {lines.map((line) => (
              <line key={line} x1={LEFT} x2={WIDTH} y1={yOf(line)} y2={yOf(line)} className="stroke-line" />
            ))}
            {days.map(({ day, ok, failed }, index) => {
              const bar = { x: LEFT + index * step + step * 0.15, width: step * 0.7 };
              const date = formatShortDate(ofDay(day));
              return (
                <g key={day}>
                  <title>{`${date}: ${t('requests.ok')} ${ok}, ${t('requests.failed')} ${failed}`}</title>
                  <rect {...bar} y={yOf(ok)} height={TOP + plot - yOf(ok)} className="fill-accent" />
                  <rect {...bar} y={yOf(ok + failed)} height={yOf(ok) - yOf(ok + failed)} className="fill-bad" />
                  {(days.length - 1 - index) % everyDays === 0 && (
                    <text
                      x={bar.x + bar.width / 2}
                      y={HEIGHT - 8}
                      textAnchor={index === days.length - 1 && days.length > LABELS_MOST ? 'end' : 'middle'}
                      fontSize="12"
                      className="fill-quiet"
                    >
                      {index === days.length - 1 ? t('usage.today') : date}
                    </text>
                  )}
                </g>
              );
            })}
          </svg>
          {/* Stays where it is while the days are scrolled. */}
          <svg
            viewBox={`0 0 ${LEFT} ${HEIGHT}`}
            aria-hidden="true"
            className="sticky left-0 block h-full bg-card"
            style={{ aspectRatio: LEFT / HEIGHT }}
          >
            {lines.map((line) => (
              <text key={line} x={LEFT - 8} y={yOf(line) + 4} textAnchor="end" fontSize="12" className="fill-quiet">
                {formatNumber(line)}
              </text>
            ))}
          </svg>
        </div>
      </section>
    </figure>
  );
}

/** Where the screen is too narrow for all days, the last ones are seen first. */
function showNewest(region: HTMLElement | null): void {
  if (region !== null) region.scrollLeft = region.scrollWidth;
}

function Legend() {
  const { t } = useTranslation();
  return (
    <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      <span className="flex items-center gap-2">
        <span aria-hidden="true" className="size-3 rounded-sm bg-accent" />
        {t('requests.ok')}
      </span>
      <span className="flex items-center gap-2">
        <span aria-hidden="true" className="size-3 rounded-sm bg-bad" />
        {t('requests.failed')}
      </span>
    </figcaption>
  );
}
