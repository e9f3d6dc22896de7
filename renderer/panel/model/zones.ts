import { isTimeZone } from '#shared/domain/timetable/wall-clock'

/** `UTC+3` of a zone at an instant (epoch ms). */
function offsetWords(timeZone: string, nowMs: number): string {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(nowMs).find(({ type }) => type === 'timeZoneName')!.value
  return name.replace('GMT', 'UTC')
}

/** Whether two zones show the same time at an instant; a zone that nobody knows shows none. */
export function showSameTime(a: string, b: string, nowMs: number): boolean {
  return isTimeZone(a) && isTimeZone(b) && offsetWords(a, nowMs) === offsetWords(b, nowMs)
}

/** How a device's zone stands to its school's, by the time that they show: a zone has many names. */
type DeviceZone = { readonly kind: 'same'; readonly zone: string } | { readonly kind: 'differs'; readonly zone: string; readonly offset: string; readonly schoolOffset: string }

export function deviceZoneOf(zone: string | undefined, schoolZone: string | undefined, nowMs: number): DeviceZone | undefined {
  if (zone === undefined || schoolZone === undefined || !isTimeZone(zone) || !isTimeZone(schoolZone)) return undefined
  if (showSameTime(zone, schoolZone, nowMs)) return { kind: 'same', zone }
  return { kind: 'differs', zone, offset: offsetWords(zone, nowMs), schoolOffset: offsetWords(schoolZone, nowMs) }
}
