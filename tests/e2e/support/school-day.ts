import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A copy of the demo school for which it is `hour` o'clock on a school day right now: its time zone and weekdays are moved, its holidays and special days left out, nothing else. */
export async function schoolWhereItIs(hour: number, folder: string): Promise<string> {
  const school = join(folder, 'school-now')
  await cp(join(process.cwd(), 'resources/demo-school'), school, { recursive: true })
  const now = new Date()
  const ahead = ((hour - now.getUTCHours() + 36) % 24) - 12
  const timeZone = ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}` // POSIX signs: east is minus
  const weekday = ((new Date(now.getTime() + ahead * 3_600_000).getUTCDay() + 6) % 7) + 1
  for (const [name, change] of [
    ['school.json', (value: Record<string, unknown>) => ({ ...value, timeZone })],
    ['timetable.json', (value: { lessons: { weekday: number }[] }) => ({ ...value, timeZone, calendar: { holidays: [], days: [] }, lessons: value.lessons.map(lesson => ({ ...lesson, weekday: ((lesson.weekday + weekday - 3 + 7) % 7) + 1 })) })],
  ] as const) {
    const file = join(school, name)
    await writeFile(file, JSON.stringify((change as (value: unknown) => unknown)(JSON.parse(await readFile(file, 'utf8')))))
  }
  return school
}
