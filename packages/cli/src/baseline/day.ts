const millisecondsOfDay = 86_400_000;

/** Whether a text is a day of the calendar, as in 2027-01-31. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Some days that no month has are taken for days of the next one.
  return !Number.isNaN(time) && dayOf(new Date(time)) === text;
}

/** The day of a moment, in UTC: the same on every machine. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function daysAfter(day: string, count: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + count * millisecondsOfDay));
}
