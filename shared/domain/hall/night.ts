import { minuteOf } from '../timetable/dates'

const dayMinutes = 1440

/** A part of every day, wall times; over midnight when `from` is later. */
export interface Night {
  readonly from: string
  readonly until: string
}

/** How long a night is; equal times are none at all. */
export function nightMinutes({ from, until }: Night): number {
  return (minuteOf(until) - minuteOf(from) + dayMinutes) % dayMinutes
}

/** Minutes since the night began; undefined by day. */
export function minutesOfNight(minute: number, night: Night): number | undefined {
  const since = (Math.floor(minute) - minuteOf(night.from) + dayMinutes) % dayMinutes
  return since < nightMinutes(night) ? since : undefined
}

/** Lessons begin and end within this of school life: nobody is there an hour before the first and after the last. */
const aroundLessonsMinutes = 60

/** Whether a minute lies in school hours: from an hour before the first lesson to an hour after the last. */
export function isSchoolHours(minute: number, lessons: readonly { readonly startMinute: number; readonly endMinute: number }[]): boolean {
  if (lessons.length === 0) return false
  const first = Math.min(...lessons.map(({ startMinute }) => startMinute))
  const last = Math.max(...lessons.map(({ endMinute }) => endMinute))
  return minute >= first - aroundLessonsMinutes && minute < last + aroundLessonsMinutes
}

/** Percent: of the day, of the night; never the night's in school hours. */
export function brightnessAt(minute: number, { brightness, night, isSchool }: { readonly brightness: number; readonly night: Night & { readonly brightness: number }; readonly isSchool: boolean }): number {
  return minutesOfNight(minute, night) === undefined || isSchool ? brightness : night.brightness
}

/** The displays of a school load their pages anew within this part of the night, one after the other. */
const spreadMinutes = 45
/** People leave first. */
const calmMinutes = 30

/** Whether the page should be loaded anew: once a night, at this display's own minute, never in school hours. `loadedMs` and `nowMs` by one clock. */
export function isRefreshDue({ displayId, loadedMs, nowMs, minute, night, isSchool }: { readonly displayId: string; readonly loadedMs: number; readonly nowMs: number; readonly minute: number; readonly night: Night; readonly isSchool: boolean }): boolean {
  const since = minutesOfNight(minute, night)
  if (since === undefined || isSchool) return false
  const wait = Math.min(calmMinutes + (sumOf(displayId) % spreadMinutes), nightMinutes(night) - 1)
  return since >= wait && loadedMs < nowMs - since * 60_000
}

const sumOf = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 1_000_003, 7)
