import { localTime } from '#shared/domain/local-time'
import { instantOf } from '#shared/domain/timetable/wall-clock'

/** An instant as an `<input type="datetime-local">` holds it, in the school's zone; '' for none. */
export function toLocalInput(instant: string | undefined, timeZone: string): string {
  if (!instant) return ''
  const { date, minute } = localTime(Date.parse(instant), timeZone)
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** The instant of such an input; undefined when it is empty or no date. */
export function fromLocalInput(value: string, timeZone: string): string | undefined {
  const [, date, hour, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(value) ?? []
  if (!date) return undefined
  try {
    return new Date(instantOf(date, Number(hour) * 60 + Number(minute), timeZone)).toISOString()
  } catch {
    return undefined // 31 February and the like
  }
}

const two = (number: number) => String(number).padStart(2, '0')
