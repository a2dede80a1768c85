/**
 * Calendar days as the state writes them: epoch milliseconds of local midnight in Asia/Almaty. The zone's own rules decide the
 * offset (UTC+6 until 1 March 2024, UTC+5 since), so a fixed offset would shift days.
 */

const ZONE = 'Asia/Almaty';

/** `YYYY-MM-DD` → epoch milliseconds of that day's local midnight. */
export function almatyMidnightMs(isoDate: string): number {
  return Temporal.PlainDate.from(isoDate).toZonedDateTime(ZONE).epochMilliseconds;
}

/** Epoch milliseconds → `YYYY-MM-DD` in Almaty. */
export function almatyIsoDate(epochMs: number): string {
  return almatyPlainDate(epochMs).toString();
}

/** A day of Almaty: `YYYY-MM-DD`, and its midnights in epoch milliseconds, that at its end not included. */
export interface AlmatyDay {
  date: string;
  startsAt: number;
  endsAt: number;
}

let latestDay: AlmatyDay = { date: '', startsAt: 0, endsAt: 0 };

/** The day of this moment. The latest one is remembered: almost every call asks for today. */
export function almatyDayOf(epochMs: number): AlmatyDay {
  if (epochMs < latestDay.startsAt || epochMs >= latestDay.endsAt) {
    const day = almatyPlainDate(epochMs);
    const [date, next] = [day.toString(), day.add({ days: 1 }).toString()];
    latestDay = { date, startsAt: almatyMidnightMs(date), endsAt: almatyMidnightMs(next) };
  }
  return latestDay;
}

export function isoDateOrNull(epochMs: number | null | undefined): string | null {
  return epochMs === null || epochMs === undefined ? null : almatyIsoDate(epochMs);
}

/** Epoch milliseconds → `DD.MM.YYYY` in Almaty, as documents print it; a dash where there is no day. */
export function almatyPrintedDate(epochMs: number | null | undefined): string {
  if (epochMs === null || epochMs === undefined) return '—';
  const { day, month, year } = almatyPlainDate(epochMs);
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${String(year).padStart(4, '0')}`;
}

export function almatyPlainDate(epochMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(ZONE).toPlainDate();
}
