import { Temporal } from 'temporal-polyfill'

/** The instant (epoch ms) of a minute of a local day (1440 is the next midnight); inside a daylight-saving gap the later time, in an overlap the earlier (RFC 5545 3.3.5). */
export function instantOf(date: string, minute: number, timeZone: string): number {
  const local = Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes: minute })
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** Whether this runtime knows the IANA zone. Offsets and instants, which Temporal would take too, are no zones: `Intl` refuses them. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}
