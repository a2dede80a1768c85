/** A moment as people in Almaty write it: `29.11.2026, 19:30`. In numbers alone: browsers have no Kazakh names of months. */
export function almatyTime(iso: string): string {
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('ru', {
    ...{ day: two, month: two, year: 'numeric', hour: two, minute: two },
    timeZone: 'Asia/Almaty',
  } as Intl.DateTimeFormatOptions);
  return format.format(new Date(iso));
}
