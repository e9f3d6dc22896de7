import { z } from 'zod'
import { failure, success, type Result } from '../../result'

/** A given name alone, «Анна» or «Анна-Мария»: neither a second word nor an initial. */
const givenName = /^\p{L}+(?:-\p{L}+)?$/u
/** The 29th of February is a day. */
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A child's birthday, without a surname and without the year. */
export const birthdaySchema = z.object({
  givenName: z.string().trim().max(30).regex(givenName),
  className: z.string().trim().min(1).max(20),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
}).refine(({ month, day }) => day <= daysOfMonth[month - 1]!, { path: ['day'] })
export type Birthday = z.infer<typeof birthdaySchema>

/** A line of the list as a person wrote it. */
export const birthdayCandidateSchema = z.object({ givenName: z.string().max(200), className: z.string().max(100), month: z.int(), day: z.int() })
export type BirthdayCandidate = z.infer<typeof birthdayCandidateSchema>

/** `line` counts from 1. `more-than-a-given-name`: a surname, a patronymic or an initial stands beside it. */
export type BirthdayFault = { readonly kind: 'more-than-a-given-name' | 'no-class' | 'no-such-day'; readonly line: number; readonly value: string }

/** The list, or its first line that cannot be kept. */
export function parseBirthdays(candidates: readonly BirthdayCandidate[]): Result<Birthday[], BirthdayFault> {
  const birthdays: Birthday[] = []
  for (const [index, candidate] of candidates.entries()) {
    const parsed = birthdaySchema.safeParse(candidate)
    if (parsed.success) {
      birthdays.push(parsed.data)
      continue
    }
    const line = index + 1
    switch (parsed.error.issues[0]?.path[0]) {
      case 'givenName': return failure({ kind: 'more-than-a-given-name', line, value: candidate.givenName.slice(0, 80) })
      case 'className': return failure({ kind: 'no-class', line, value: candidate.className.slice(0, 80) })
      default: return failure({ kind: 'no-such-day', line, value: `${candidate.day}.${candidate.month}` })
    }
  }
  return success(birthdays)
}

/** Whose birthday a local date is; those of the 29th of February have it on the 28th where there is none. */
export function birthdaysOn(birthdays: readonly Birthday[], date: string): Birthday[] {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return birthdays.filter(one => one.month === month && (one.day === day || (!isLeap && month === 2 && day === 28 && one.day === 29)))
}
