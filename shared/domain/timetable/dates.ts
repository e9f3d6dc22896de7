/** Dates as `YYYY-MM-DD`, minutes of a day; counted by hand so that a page needs no calendar of its own. */

const dayMs = 86_400_000
const mondayOfTheEpoch = 3 // 1 January 1970 was a Thursday

/** Days since 1970-01-01. */
export function dayNumberOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs)
}

/** Monday 1 … Sunday 7. */
export function weekdayOf(date: string): number {
  return ((((dayNumberOf(date) + mondayOfTheEpoch) % 7) + 7) % 7) + 1
}

export function addDays(date: string, days: number): string {
  return new Date((dayNumberOf(date) + days) * dayMs).toISOString().slice(0, 10)
}

/** The Monday of the date's week. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date))
}

/** Whether `from` ≤ date < `until`; an absent end is open. */
export function isWithinDates(date: string, { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined }): boolean {
  return (from === undefined || from <= date) && (until === undefined || date < until)
}

/** Minutes since midnight of a wall time `HH:MM`. */
export function minuteOf(wallTime: string): number {
  return Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3))
}

/** `HH:MM` of a minute of the day. */
export function wallTimeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
