/** Making a formatter costs a hundred times its use; a display lives in one zone. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** Local date and minute of the day of an instant (epoch ms, years 1 to 9999) in an IANA zone. Throws a RangeError for an unknown zone. By `Intl`, so that a page needs no calendar of its own. */
export function localTime(nowMs: number, timeZone: string): { date: string; minute: number } {
  const parts = new Map(formatOf(timeZone).formatToParts(nowMs).map(({ type, value }) => [type, value]))
  const date = `${parts.get('year')!.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
  return { date, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en', { calendar: 'gregory', numberingSystem: 'latn', timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  formats.set(timeZone, format)
  return format
}
