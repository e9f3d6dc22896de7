import type { Birthday, BirthdayCandidate } from '#shared/domain/hall/birthdays'
import { failure, success, type Result } from '#shared/result'

/** A list as a person keeps it, a line a child: «Анна, 5 А, 23.11». */
export function birthdayLines(birthdays: readonly Birthday[]): string {
  return birthdays.map(({ givenName, className, month, day }) => `${givenName}, ${className}, ${two(day)}.${two(month)}`).join('\n')
}

/** The lines of such a list, which the hub judges; a fault names the first line (from 1) that is none. Empty lines count for nothing. */
export function parseBirthdayLines(text: string): Result<BirthdayCandidate[], { readonly line: number }> {
  const candidates: BirthdayCandidate[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, givenName, className, day, month] = /^([^,;\t]+)[,;\t]([^,;\t]+)[,;\t]\s*(\d{1,2})[./](\d{1,2})\.?\s*$/.exec(line.trim()) ?? []
    if (givenName === undefined || className === undefined) return failure({ line: index + 1 })
    candidates.push({ givenName: givenName.trim(), className: className.trim(), day: Number(day), month: Number(month) })
  }
  return success(candidates)
}

const two = (number: number): string => String(number).padStart(2, '0')
